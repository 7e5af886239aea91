#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace lunette {

class PictureCard;

/// What stands left of the sliders: the picture of their code, the image that the code sets out from, and the buttons
/// that put another code there.
class FactorCodePanel : public QWidget {
    Q_OBJECT
public:
    explicit FactorCodePanel(QWidget* parent = nullptr);

    /// Of the code; null empties it.
    PictureCard& picture() { return *picture_; }
    const PictureCard& picture() const { return *picture_; }
    bool showsTraversal() const;

    /// The image that the code sets out from, with what is known of it, a line each; a null picture empties it.
    void setImage(const QImage& picture, const QStringList& facts);
    /// Nothing to go back to or to draw from.
    void disableCodes();
    /// Whether the image has a code, and an interval to draw from.
    void enableCodes(bool hasCode, bool hasInterval);

signals:
    void backRequested();
    void intervalDrawRequested();
    void priorDrawRequested();
    void traversalToggled();

private:
    PictureCard *picture_, *imageCard_;
    QLabel* imageText_;
    QPushButton *back_, *interval_, *prior_;
    QCheckBox* traversal_;
};

}  // namespace lunette
