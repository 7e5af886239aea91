#pragma once

#include "session/DecodeService.h"
#include "views/factors/FactorsWork.h"
#include "export/ShownPictures.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace lunette {

class FactorRow;
class LabelVectorBar;
class PictureCard;

/// One code as a slider for each latent, those that carry most first. It sets out from a held-out image, whose
/// interval stands under each slider, and its picture follows the sliders. Live while training.
class FactorsView : public QWidget {
    Q_OBJECT
public:
    explicit FactorsView(DecodeService& service, QWidget* parent = nullptr);

    QWidget* pictureWidget() const;
    QWidget* rowsWidget() const;
    ShownPictures shownPicture() const;
    /// What the latents make of the code, a row each as they stand; its pictures are still to be drawn. Nothing before
    /// the latents are known.
    ShownPictures traversalToDraw() const;
    /// Whose they are; null before the latents are known.
    std::shared_ptr<const Snapshot> traversalSnapshot() const;
    /// Draws them: for a thread that is not the window's.
    std::function<ShownPictures()> traversal() const;

public slots:
    /// Null members: nothing is loaded, or a model is explored without its data.
    void setData(const lunette::DataSplit& split);
    /// Null: there is no model yet.
    void setSnapshot(std::shared_ptr<const lunette::Snapshot> snapshot);
    /// The held-out image that the code sets out from.
    void setImage(qint64 testImage);
    /// Puts the sliders at a code; one of another number of latents is ignored.
    void setCode(const lunette::Vector& code);

signals:
    /// The user moved a slider or drew a code.
    void codeEdited(const lunette::Vector& code);
    /// What traversalToDraw() gives is another one.
    void traversalChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeImagePanel();
    void restyle();
    void makeRows(Index latents);
    void orderRows();

    bool canEncode() const;
    bool hasDistribution() const { return moment_.deviation.size() > 0; }
    void clear();
    void refresh();
    void requestMoment();
    void acceptMoment(FactorsMoment moment);
    void requestSurvey();
    void acceptSurvey(FactorSurvey survey);
    Index traversalSteps() const;
    void requestPictures();
    void showFacts(FactorRow& row) const;
    void draw(bool fromInterval);
    void showCode();
    void addLabels();
    void forgetLabels();
    void edited();

    DecodeService::Slot momentSlot_, surveySlot_, picturesSlot_;
    QTimer surveyTimer_;
    PictureCard *picture_, *imageCard_;
    QLabel* imageText_;
    QPushButton *back_, *interval_, *prior_;
    QCheckBox* traversal_;
    LabelVectorBar* labels_;
    QScrollArea* scroll_;
    std::vector<FactorRow*> rows_;  ///< by latent

    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Snapshot> snapshot_;
    FactorsMoment moment_;
    std::optional<FactorSurvey> survey_;
    qint64 image_ = -1;
    Matrix imagePixels_;  ///< pixels x 1
    Vector code_;         ///< empty: the image's own, which follows the training
    Vector labelBase_;    ///< the code to which a label vector is added; empty while none is
    std::uint64_t draws_ = 0;
};

}  // namespace lunette
