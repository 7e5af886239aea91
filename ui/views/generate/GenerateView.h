#pragma once

#include "export/PictureSource.h"
#include "session/DistanceUnit.h"
#include "session/ModelView.h"
#include "views/generate/GenerateWork.h"

#include <QWidget>

#include <optional>

class QAction;

namespace lunette {

class GeneratePanel;
class SampleGrid;

/// Pictures of random codes by the hundred: from the prior, from what is fitted to the codes, or around an image, with
/// how far each is from the data. They follow the training by the same random numbers; chosen codes can be kept.
class GenerateView : public QWidget, public ModelView, public PictureSource {
    Q_OBJECT
public:
    GenerateView(BackgroundService& service, const DistanceUnit& unit, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    void addOutputs(PictureOutput& output) override;
    const QWidget& sourceWidget() const override { return *this; }
    ShownPictures currentPicture() const override { return hasSelection() ? shownSelection() : ShownPictures(); }

    /// All, in the order in which they stand.
    ShownPictures shownSamples() const;
    /// Those selected, among the kept where these have the focus.
    ShownPictures shownSelection() const;
    ShownPictures shownKept() const;
    /// What is kept, and the condition, in another view of the same model.
    void takeOver(const GenerateView& other);
    /// Where they are, for what can be done to them with the mouse.
    SampleGrid* sampleGrid() const { return grid_; }
    SampleGrid* keptGrid() const { return kept_; }
    /// d_test, by which the distances are divided; nothing while it is not known.
    std::optional<double> distanceUnit() const { return unit_.value(); }

public slots:
    /// The held-out image to draw around.
    void setImage(qint64 testImage);

signals:
    /// The user selected a picture with this code.
    void codePicked(const lunette::Vector& code);
    /// What conditional models draw is to be this: it was chosen here, or a picture under it is selected, whose
    /// code is to be drawn as it is here.
    void conditionChosen(const std::optional<lunette::Vector>& condition);
    /// What can be saved is another.
    void shownChanged();

private:
    bool hasSelection() const;
    void makeKept();
    void connectParts();
    bool hasFittingData() const;
    QString whyEmpty() const;

    void followCondition();
    GenerateRequest currentRequest() const;
    void edited();
    void refresh();
    void accept(const GenerateRequest& request, Generated generated);
    void forget();

    void display();
    void summarize();
    QStringList columnNames() const;
    void showKept();
    QString caption(const std::vector<double>& distances, std::size_t i) const;

    void keep();
    void removeKept();
    void pick(const DrawnPictures& set, int number);
    ShownPictures shownOf(const DrawnPictures& set, const std::vector<int>& numbers) const;
    std::vector<std::string> drawOptions() const;

    LatestRequest picturesRequest_;
    const DistanceUnit& unit_;
    GeneratePanel* panel_;
    SampleGrid *grid_, *kept_;
    QWidget* keptRow_;
    QAction *keepAction_, *removeAction_;

    std::shared_ptr<const Dataset> train_, test_;
    std::shared_ptr<const Snapshot> snapshot_;
    qint64 image_ = -1;
    Matrix imagePixels_;            ///< pixels x 1
    Generated shown_;               ///< with what is kept
    GenerateRequest shownRequest_;  ///< that it answers
    qint64 shownImage_ = -1;
    std::vector<Index> order_;         ///< pictures as they stand in the grid
    std::optional<Vector> condition_;  ///< that was chosen last for the window, here or elsewhere
};

}  // namespace lunette
