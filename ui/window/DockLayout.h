#pragma once

#include <QMainWindow>

namespace lunette {

/// The docks of the window and their arrangement: on both sides of the center, or, while the window is too narrow for
/// that, as tabs in one column. The arrangement of a wide window comes back when it is wide again.
class DockLayout : public QObject {
    Q_OBJECT
public:
    /// What stands in the docks.
    struct Panels {
        QWidget *setup, *runs, *reconstructions, *selection, *curves, *ownPicture, *learn;
    };
    DockLayout(QMainWindow& window, const Panels& panels);

    /// Takes the arrangement that there is for the first one, once the window has its size.
    void begin();
    /// The window's remembered arrangement, whatever its width, was put in its place.
    void accept();
    /// The first arrangement, as the window's width allows.
    void restore();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QDockWidget* add(const QString& title, const char* name, QWidget* panel, Qt::DockWidgetArea area);
    bool isTooNarrow() const;
    void stack();

    QMainWindow& window_;
    QDockWidget *setup_, *runs_, *reconstructions_, *selection_, *curves_, *ownPicture_, *learn_;
    QByteArray first_, wide_;
    bool isStacked_ = false;
};

}  // namespace lunette
