#include "window/HelpMenu.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>

namespace lunette {

HelpMenu::HelpMenu(QMainWindow& window, const WindowActions& actions) : QObject(&window), window_(window) {
    window.menuBar()->addMenu(tr("&Help"))->addActions({actions.shortcuts, actions.about});
    connect(actions.shortcuts, &QAction::triggered, this,
            [this] { showBox(tr("Keyboard shortcuts"), WindowActions::shortcutTable(*window_.menuBar())); });
    connect(actions.about, &QAction::triggered, this, [this] {
        showBox(tr("About Lunette"),
                tr("<h3>Lunette %1</h3>"
                   "<p>A laboratory for autoencoders: watch a network learn to squeeze pictures into a few numbers, "
                   "and to draw new ones from them.</p>"
                   "<p>Free software under the GNU General Public License, version 3. Built with Qt %2, Eigen, oneDNN "
                   "and QCustomPlot.</p>")
                    .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    });
}

void HelpMenu::showBox(const QString& title, const QString& text) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, &window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace lunette
