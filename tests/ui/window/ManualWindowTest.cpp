#include "ManualLinks.h"
#include "TestProgram.h"
#include "WindowUser.h"
#include "window/ManualWindow.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QTabWidget>
#include <QTextBlock>

using namespace lunette;
using lunette::test::WindowUser;

class ManualWindowTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void everyTabAndDock_hasItsChapter() {
        ManualWindow manual(nullptr);
        const auto* tabs = find<QTabWidget>("exploreTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            QVERIFY2(manual.page().showChapter(tabs->tabText(tab)), qPrintable(tabs->tabText(tab)));
            QCOMPARE(manual.page().chapter(), tabs->tabText(tab));
        }
        for (const auto* dock : window_->findChildren<QDockWidget*>())
            QVERIFY2(manual.page().showChapter(dock->windowTitle()), qPrintable(dock->windowTitle()));
        for (const char* name : {"latentScatter", "probeCode"}) {
            const QString chapter = ManualWindow::chapterOf(find<QWidget>(name));
            QVERIFY2(!chapter.isEmpty() && manual.page().showChapter(chapter), name);
        }
        QVERIFY(!manual.page().showChapter(QStringLiteral("no such chapter")));
    }

    void manual_openedByF1_isAtTheChapterOfTheFocus() {
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        find<QWidget>("latentScatter")->setFocus();
        trigger("manualAction");
        auto* page = find<ManualPage>("manualPage");
        QCOMPARE(page->chapter(), QStringLiteral("Map"));
        emit page->anchorClicked(QUrl(QStringLiteral("#runs-and-replay")));
        QCOMPARE(page->chapter(), QStringLiteral("Runs and replay"));
        find<QLineEdit>("manualSearch")->setText(QStringLiteral("ONNX"));
        emit find<QLineEdit>("manualSearch")->returnPressed();
        QCOMPARE(page->textCursor().selectedText().toUpper(), QStringLiteral("ONNX"));
    }

    void links_ofThePage_leadToHeadings() {
        ManualWindow manual(nullptr);
        const auto links = lunette::test::followLinks(manual.page());
        QVERIFY2(links.broken.isEmpty(), qPrintable(links.broken.join(u' ')));
        QVERIFY(links.count > 20);
    }
};

static const lunette::test::TestClass<ManualWindowTest, QApplication> kManualWindowTest;
#include "ManualWindowTest.moc"
