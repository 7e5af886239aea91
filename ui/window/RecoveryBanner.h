#pragma once

#include <QFrame>
#include <QLabel>

namespace lunette {

/// Offers a run that was not saved, in the window's own room, and waits until it is answered. Leaves no room when there
/// is nothing to offer.
class RecoveryBanner : public QFrame {
    Q_OBJECT
public:
    explicit RecoveryBanner(QWidget* parent = nullptr);

    /// Empty: hides.
    void showOffer(const QString& text);

signals:
    void recoverRequested();
    void declined();
    void discardRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* label_;
};

}  // namespace lunette
