#pragma once

#include "export/PictureSource.h"
#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "views/factors/FactorsWork.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;

namespace lunette {

class FactorCodePanel;
class FactorHeatMap;
class FactorRow;
class AttributeVectorBar;

/// One code as a slider for each latent, those that carry most first. It sets out from a held-out image, whose
/// interval stands under each slider, and its picture follows the sliders; below all sliders stands what each latent
/// says of each known factor. Live while training.
class FactorsView : public QWidget, public ModelView, public PictureSource {
    Q_OBJECT
public:
    explicit FactorsView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    void addOutputs(PictureOutput& output) override;
    const QWidget& sourceWidget() const override { return *this; }
    ShownPictures currentPicture() const override { return shownPicture(); }

    ShownPictures shownPicture() const;
    /// What the latents make of the code, a row each as they stand; its pictures are still to be drawn. Nothing before
    /// the latents are known.
    ShownPictures traversalToDraw() const;
    /// Whose they are; null before the latents are known.
    std::shared_ptr<const Snapshot> traversalSnapshot() const;
    /// Draws them: for a thread that is not the window's.
    std::function<ShownPictures()> traversal() const;

    /// The names and the locks of another view of the same model.
    void takeOver(const FactorsView& other);

public slots:
    /// The held-out image that the code sets out from.
    void setImage(qint64 testImage);
    /// Puts the sliders at a code; one of another number of latents is ignored.
    void setCode(const lunette::Vector& code);
    /// What a person calls a latent, counted from 0; names last as long as the model.
    void setLatentName(int latent, const QString& name);

signals:
    /// The user moved a slider or drew a code.
    void codeEdited(const lunette::Vector& code);
    /// The user called a latent something else.
    void latentRenamed(int latent, const QString& before, const QString& after);
    /// What traversalToDraw() gives is another one.
    void traversalChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeRows(Index latents);
    void orderRows();

    bool canEncode() const;
    bool hasDistribution() const { return frame_.deviation.size() > 0; }
    void clear();
    void refresh();
    void requestFrame();
    void showFrame(FactorsFrame frame);
    void requestLatents();
    void showLatents(LatentSummary summary);
    Index traversalSteps() const;
    void requestPictures();
    void showFacts(FactorRow& row) const;
    void draw(bool fromInterval);
    void showCode();
    void addLabels();
    void forgetLabels();
    void edited();

    LatestRequest frameRequest_, latentsRequest_, picturesRequest_;
    QTimer latentsTimer_;
    FactorCodePanel* panel_;
    AttributeVectorBar* labels_;
    QScrollArea* scroll_;
    std::vector<FactorRow*> rows_;      ///< by latent
    FactorHeatMap* heatMap_ = nullptr;  ///< under the rows

    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Snapshot> snapshot_;
    FactorsFrame frame_;
    std::optional<LatentSummary> latents_;
    qint64 image_ = -1;
    Matrix imagePixels_;  ///< pixels x 1
    Vector code_;         ///< empty: the image's own, which follows the training
    Vector labelBase_;    ///< the code to which a label vector is added; empty while none is
    std::uint64_t draws_ = 0;
};

}  // namespace lunette
