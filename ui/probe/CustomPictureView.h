#pragma once

#include "probe/CustomPictureWork.h"
#include "session/LatestRequest.h"
#include "session/ModelView.h"

#include <QWidget>

#include <optional>

class QLabel;
class QSlider;
class QToolButton;

namespace lunette {

class DrawingPad;
class PictureCard;

/// A picture that is in no dataset, drawn by hand, pasted or dropped: what the model makes of it, and how unusual the
/// error of that is for the data. Follows the drawing and the training.
class CustomPictureView : public QWidget, public ModelView {
    Q_OBJECT
public:
    explicit CustomPictureView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;

    /// Takes a picture of any size and kind; what was drawn before can be undone to.
    void take(const QImage& picture);
    /// The same of a file; failed() says so where it is none.
    void takeFile(const QString& path);

    /// The picture and the brush of another such view of the same model.
    void takeOver(const CustomPictureView& other);

signals:
    /// Where the picture lies, as the model is now; an empty code: there is no picture to be seen.
    void codeFound(const lunette::Vector& code);
    /// The same once after each change of the picture by hand.
    void codeEdited(const lunette::Vector& code);
    void errorOccurred(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeTools();
    void makeCards();
    void restyle();
    void fitPad();
    void edited();
    void ask();
    void askErrors();
    void accept(const OwnReconstruction& found, int edition);
    void forget();
    void showVerdict();

    LatestRequest request_, errorsRequest_, takeRequest_;
    DrawingPad* pad_;
    QSlider* brush_;
    QToolButton *undo_, *clear_;
    PictureCard *output_, *difference_;
    QLabel* verdict_;

    DataSplit data_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::optional<PictureFitting> fitting_;  ///< nothing: there is nothing to draw for
    std::optional<OwnReconstruction> found_;
    std::shared_ptr<const Snapshot> errorsOf_;  ///< whose errors of held-out images are known
    std::vector<double> heldOutErrors_;         ///< theirs, sorted
    int edition_ = 0;                           ///< counts changes of the picture by hand
    int movedTo_ = 0;                           ///< the edition whose code was emitted last
};

}  // namespace lunette
