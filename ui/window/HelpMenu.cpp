#include "window/HelpMenu.h"

#include "widgets/Term.h"
#include "window/ManualWindow.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QMenuBar>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace lunette {
namespace {
constexpr QSize kGlossarySize(560, 520);
}  // namespace

HelpMenu::HelpMenu(QMainWindow& window, const WindowActions& actions) : QObject(&window), window_(window) {
    window.menuBar()
        ->addMenu(tr("&Help"))
        ->addActions(
            {actions.manual, QWhatsThis::createAction(&window), actions.glossary, actions.shortcuts, actions.about});
    // What a control is for stands in its tool tip.
    for (auto* control : window.findChildren<QWidget*>())
        if (control->whatsThis().isEmpty()) control->setWhatsThis(control->toolTip());
    connect(actions.manual, &QAction::triggered, this, &HelpMenu::showManual);
    connect(actions.shortcuts, &QAction::triggered, this,
            [this] { showBox(tr("Keyboard shortcuts"), WindowActions::shortcutTable(*window_.menuBar())); });
    connect(actions.glossary, &QAction::triggered, this, &HelpMenu::showGlossary);
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

void HelpMenu::showManual() {
    const QString chapter = ManualWindow::chapterOf(QApplication::focusWidget());
    if (!manual_) manual_ = new ManualWindow(&window_);
    manual_->show();
    manual_->raise();
    manual_->activateWindow();
    if (!chapter.isEmpty()) manual_->page().showChapter(chapter);
}

void HelpMenu::showGlossary() {
    auto* dialog = new QDialog(&window_);
    dialog->setObjectName(QStringLiteral("glossary"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Glossary"));
    auto* text = new QTextBrowser;
    text->setFrameShape(QFrame::NoFrame);
    for (const Term term : allTerms()) text->append(explanationOf(term));
    text->moveCursor(QTextCursor::Start);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    dialog->resize(kGlossarySize);
    dialog->open();
}

void HelpMenu::showBox(const QString& title, const QString& text) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, &window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace lunette
