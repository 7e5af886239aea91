#include "window/ManualWindow.h"

#include "map/LatentView.h"
#include "probe/ProbePanel.h"
#include "widgets/Language.h"

#include <QAbstractTextDocumentLayout>
#include <QDockWidget>
#include <QImage>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QTabWidget>
#include <QTextBlock>
#include <QVBoxLayout>

// Outside of any namespace, as Qt asks; without it a linker leaves the manual out of a static library.
static void registerManual() { Q_INIT_RESOURCE(manual); }

namespace lunette {
namespace {

constexpr QSize kManualSize(760, 720);
constexpr int kWidestPicture = 680;  // logical pixels

/// A heading as links in the page name it: "Runs and replay" is #runs-and-replay.
QString anchorOf(const QString& heading) {
    QString anchor;
    for (const QChar letter : heading.toLower()) {
        if (letter.isLetterOrNumber() || letter == u'-') anchor += letter;
        if (letter.isSpace()) anchor += u'-';
    }
    return anchor;
}

}  // namespace

ManualPage::ManualPage(QWidget* parent) : QTextBrowser(parent) {
    setObjectName(QStringLiteral("manualPage"));
    setAccessibleName(tr("Manual"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    registerManual();
    const QString manual = language::isChinese() ? QStringLiteral("manual.zh_CN.md") : QStringLiteral("manual.md");
    setSource(QUrl(QStringLiteral("qrc:/manual/docs/") + manual), QTextDocument::MarkdownResource);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        scrollTo([&link](const QString& heading) { return anchorOf(heading) == link.fragment(); });
    });
}

QVariant ManualPage::loadResource(int type, const QUrl& name) {
    if (type != QTextDocument::ImageResource) return QTextBrowser::loadResource(type, name);
    const QUrl place = source().resolved(name);
    const QImage picture(QLatin1Char(':') + place.path());
    return picture.width() > kWidestPicture ? picture.scaledToWidth(kWidestPicture, Qt::SmoothTransformation) : picture;
}

template <typename Predicate>
bool ManualPage::scrollTo(const Predicate& matches) {
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || !matches(block.text())) continue;
        setTextCursor(QTextCursor(block));
        const double top = document()->documentLayout()->blockBoundingRect(block).top();
        verticalScrollBar()->setValue(static_cast<int>(top));
        return true;
    }
    return false;
}

bool ManualPage::showChapter(const QString& title) {
    return scrollTo([&title](const QString& heading) { return heading.startsWith(title, Qt::CaseInsensitive); });
}

QString ManualPage::chapter() const { return textCursor().block().text(); }

ManualWindow::ManualWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), page_(new ManualPage), search_(new QLineEdit) {
    setObjectName(QStringLiteral("manualWindow"));
    setWindowTitle(tr("Lunette manual"));
    setAttribute(Qt::WA_DeleteOnClose);
    search_->setObjectName(QStringLiteral("manualSearch"));
    search_->setPlaceholderText(tr("Find in the manual"));
    search_->setAccessibleName(tr("Find in the manual"));
    search_->setClearButtonEnabled(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(search_);
    column->addWidget(page_, 1);
    connect(search_, &QLineEdit::returnPressed, this, &ManualWindow::find);
    auto* toSearch = new QShortcut(QKeySequence::Find, this);
    connect(toSearch, &QShortcut::activated, search_, qOverload<>(&QWidget::setFocus));
    auto* close = new QShortcut(Qt::Key_Escape, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
    resize(kManualSize);
}

/// The next place, from the beginning again behind the last one.
void ManualWindow::find() {
    if (page_->find(search_->text())) return;
    page_->moveCursor(QTextCursor::Start);
    page_->find(search_->text());
}

QString ManualWindow::chapterOf(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const ProbePanel*>(widget)) return tr("Probe");
        if (qobject_cast<const LatentView*>(widget)) return tr("Map");
        if (const auto* dock = qobject_cast<const QDockWidget*>(widget)) return dock->windowTitle();
        if (const auto* tabs = qobject_cast<const QTabWidget*>(widget)) return tabs->tabText(tabs->currentIndex());
    }
    return {};
}

}  // namespace lunette
