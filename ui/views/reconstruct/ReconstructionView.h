#pragma once

#include "analysis/SquaredErrors.h"
#include "export/PictureSource.h"
#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "views/reconstruct/ReconstructionGrid.h"

#include <QWidget>

class QButtonGroup;
class QLabel;

namespace lunette {

/// Held-out images beside what the model makes of them: some at random, the worst, those that the user pinned, or those
/// of classes or factor values that training never sees, whose error stands beside that of the others. A denoising
/// model gets them corrupted, and is judged by the clean ones.
class ReconstructionView : public QWidget, public ModelView, public PictureSource {
    Q_OBJECT
public:
    explicit ReconstructionView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setTrainedOn(const std::string& spec) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    void addOutputs(PictureOutput& output) override;
    const QWidget& sourceWidget() const override { return *this; }

    /// The images that are shown, in rows, each above the row of what the model makes of them; between these, where the
    /// model denoises, what it saw.
    ShownPictures shownGrid() const;
    /// The held-out images that are pinned; setPinned() does not show them.
    const std::vector<Index>& pinned() const { return pinned_; }
    void setPinned(std::vector<Index> images) { pinned_ = std::move(images); }

public slots:
    /// How strongly a denoising model's pictures are corrupted here, see Corruption.
    void setCorruptionStrength(double strength);
    /// Pins a held-out image and shows the pinned ones.
    void pin(qint64 testImage);

signals:
    /// end: 0 A, 1 B.
    void endpointPicked(int end, qint64 testImage);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Choice { Random, Worst, Pinned, Unseen };
    struct Reconstructions {
        std::vector<Index> images;
        Matrix inputs;
        Matrix corrupted;       ///< 0 x 0 where the model sees the inputs as they are
        Matrix codes, outputs;  ///< 0 x 0 without a model
        Matrix conditions;      ///< the images' own condition
        std::shared_ptr<const Snapshot> snapshot;
        double strength;  ///< of the corruption
        std::optional<NoveltyErrors> novelty;
    };
    Choice choice() const;
    void pick(qint64 testImage, Qt::KeyboardModifiers modifiers);
    void togglePin(qint64 testImage);
    /// Asks for what is now to be shown, at a rate that the training can afford.
    void refresh();
    /// The same at once, dropping earlier requests.
    void refreshNow();
    void display(const Reconstructions& found);
    void updateEmptyText();
    void showNovelty(const std::optional<NoveltyErrors>& errors);
    std::vector<Index> chosenImages() const;
    QString describe(Index image) const;

    DataSplit data_;
    std::string trainedOn_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::vector<Index> unseen_;  ///< held-out images of kinds that training never sees
    std::vector<Index> pinned_;
    Reconstructions shown_{};
    double corruptionStrength_ = TrainingConfig{}.corruptionStrength;
    quint64 draw_ = 1;  ///< which random images
    QButtonGroup* choices_;
    QLabel* novelty_;
    ReconstructionGrid* grid_;
    LatestRequest request_;
};

}  // namespace lunette
