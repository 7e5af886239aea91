#include "TestProgram.h"
#include "WindowUser.h"
#include "widgets/ScrollPage.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>

#include <map>

using namespace lunette;
using lunette::test::WindowUser;

namespace {

QString describe(const QWidget& widget) {
    QString text =
        QLatin1StringView(widget.metaObject()->className()) + QStringLiteral(" '%1'").arg(widget.objectName());
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) text += QStringLiteral(" \"%1\"").arg(label->text());
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        text += QStringLiteral(" \"%1\"").arg(button->text());
    return text;
}

/// Whether the widget scrolls with what is around it: then being below the edge is not being cut.
bool isScrolled(const QWidget& widget) {
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(parent)) return true;
    return false;
}

/// Null outside of any.
const QDockWidget* dockOf(const QWidget& widget) {
    for (const QWidget* parent = &widget; parent; parent = parent->parentWidget())
        if (const auto* dock = qobject_cast<const QDockWidget*>(parent)) return dock;
    return nullptr;
}

enum class Place { Usual, Left, Right, Bottom, Floating };

/// Words that stand in one line: those that wrap are as high as they need.
bool hasOneLine(const QWidget& widget) {
    const auto* label = qobject_cast<const QLabel*>(&widget);
    return !label || !label->wordWrap();
}

}  // namespace

/// The window at every size and in every language: nothing is cut and nothing lies over something else. Run also at
/// one and a half and twice the scale.
class LayoutTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }

    void everyTab_atEverySize_cutsNothing_data() {
        QTest::addColumn<language::Choice>("language");
        QTest::addColumn<QSize>("size");
        for (const auto& [name, language] :
             {std::pair("", language::Choice::English), {"Chinese ", language::Choice::Chinese}})
            for (const QSize size :
                 {QSize(1024, 700), QSize(1280, 800), QSize(1440, 960), QSize(1920, 1080), QSize(3840, 2160)})
                QTest::addRow("%s%dx%d", name, size.width(), size.height()) << language << size;
    }

    void everyTab_atEverySize_cutsNothing() {
        QFETCH(QSize, size);
        QFETCH(language::Choice, language);
        if (!window_) openTrained();
        if (std::exchange(language_, language) != language) {
            language::use(language);
            window_ = window_->builtAnew();
            window_->show();
        }
        resize(size);
        const QStringList faults = faultsOfTabs(size.height() < 800);  // in a low window Compare scrolls
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyTab_ofManyLatents_cutsNothing() {
        closeWindow();
        language::use(language_ = language::Choice::English);
        openWindow();
        openSmallMoons();
        find<QSpinBox>("latents")->setValue(5);
        setSmallNetwork(2);
        trainToTheEnd();
        resize({1440, 960});
        const QStringList faults = faultsOfTabs(false);
        closeWindow();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    /// As a desktop is set whose fonts are twice as large: what has no room is reached by scrolling.
    void everyTab_withTextTwiceAsLarge_losesNothing() {
        closeWindow();
        language::use(language_ = language::Choice::English);
        const QFont usual = QApplication::font();
        const auto restore = qScopeGuard([&] { QApplication::setFont(usual); });
        QFont large = usual;
        large.setPointSizeF(2 * usual.pointSizeF());
        QApplication::setFont(large);
        openTrained();
        resize({1920, 1080});
        const QStringList faults = faultsOfTabs(true);
        closeWindow();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyTab_whileTraining_cutsNothingAndMovesNoDock_data() {
        QTest::addColumn<language::Choice>("language");
        QTest::addRow("English") << language::Choice::English;
        QTest::addRow("Chinese") << language::Choice::Chinese;
    }

    void everyTab_whileTraining_cutsNothingAndMovesNoDock() {
        QFETCH(language::Choice, language);
        closeWindow();
        language::use(language_ = language::Choice::English);
        openTrained();
        language::use(language_ = language);
        window_ = window_->builtAnew();
        window_->show();
        find<QSpinBox>("epochs")->setValue(100'000);
        for (const QSize size : {QSize(1024, 700), QSize(1440, 960)}) {
            resize(size);
            const auto before = dockAreas();
            trigger("trainAction");
            QTRY_VERIFY(isEnabled("pauseAction"));
            const QStringList faults = faultsOfTabs(size.height() < 800);
            QVERIFY2(find<QLabel>("timeLeftLabel")->isVisible(), "the progress is in the tool bar");
            for (const QTabBar* tabs : window_->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
                QCOMPARE(tabs->elideMode(), Qt::ElideNone);  // of the docks
            QCOMPARE(dockAreas(), before);
            trigger("pauseAction");
            QTRY_VERIFY(isEnabled("trainAction"));
            QCOMPARE(dockAreas(), before);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        }
        closeWindow();
    }

    void everyDock_inEveryPlace_cutsNothing_data() {
        QTest::addColumn<language::Choice>("language");
        QTest::addColumn<Place>("place");
        QTest::addColumn<QSize>("size");
        for (const auto& [name, language] :
             {std::pair("", language::Choice::English), {"Chinese ", language::Choice::Chinese}})
            for (const auto& [where, place] : {std::pair("where it is at first", Place::Usual),
                                               {"left", Place::Left},
                                               {"right", Place::Right},
                                               {"bottom", Place::Bottom},
                                               {"floating", Place::Floating}})
                for (const QSize size : {QSize(1024, 700), QSize(3840, 2160)}) {
                    if (place == Place::Floating && size.width() != 1024) continue;  // as wide as they like to be
                    QTest::addRow("%s%s %dx%d", name, where, size.width(), size.height()) << language << place << size;
                }
    }

    void everyDock_inEveryPlace_cutsNothing() {
        QFETCH(language::Choice, language);
        QFETCH(Place, place);
        QFETCH(QSize, size);
        if (!window_) {
            language::use(language_ = language::Choice::English);
            openTrained();
        }
        if (std::exchange(language_, language) != language) {
            language::use(language);
            window_ = window_->builtAnew();
            window_->show();
        }
        resize(size);
        const QByteArray usual = window_->saveState();
        const auto restore = qScopeGuard([&] { window_->restoreState(usual); });
        const auto docks = window_->findChildren<QDockWidget*>();
        putInPlace(docks, place);
        QStringList faults;
        for (QDockWidget* dock : docks) faults += faultsOfDock(*dock);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QCOMPARE(window_->size(), size);
    }

    void cleanupTestCase() { closeWindow(); }

private:
    language::Choice language_ = language::Choice::English;

    void openTrained() {
        openWindow();
        openSmallMoons();
        setSmallNetwork(2);
        trainToTheEnd();
    }

    void resize(const QSize& size) const {
        window_->resize(size);
        QTRY_COMPARE(window_->size(), size);
    }

    /// Of those that are seen: Qt keeps a tab that another one covers outside of the window.
    std::map<QString, QRect> dockAreas() const {
        std::map<QString, QRect> areas;
        for (const auto* dock : window_->findChildren<QDockWidget*>())
            if (dock->isVisible() && window_->rect().intersects(dock->geometry()))
                areas[dock->objectName()] = dock->geometry();
        return areas;
    }

    void putInPlace(const QList<QDockWidget*>& docks, Place place) const {
        for (QDockWidget* dock : docks) {
            dock->show();
            if (place == Place::Usual) continue;
            dock->setFloating(place == Place::Floating);
            if (place == Place::Floating) continue;
            window_->addDockWidget(place == Place::Left    ? Qt::LeftDockWidgetArea
                                   : place == Place::Right ? Qt::RightDockWidgetArea
                                                           : Qt::BottomDockWidgetArea,
                                   dock);
            if (dock != docks.front()) window_->tabifyDockWidget(docks.front(), dock);
        }
    }

    QStringList faultsOfDock(QDockWidget& dock) const {
        dock.show();
        dock.raise();
        QTest::qWait(20);
        QStringList found;
        const bool isFaultless = QTest::qWaitFor(
            [&] {
                found.clear();
                for (const QWidget* widget : dock.findChildren<QWidget*>()) checkInDock(*widget, dock, found);
                return found.isEmpty();
            },
            2000);
        if (isFaultless) return {};
        found.removeDuplicates();
        return found;
    }

    static void checkInDock(const QWidget& widget, const QDockWidget& dock, QStringList& faults) {
        if (dockOf(widget) != &dock || !widget.isVisible()) return;
        if (const auto* scroll = qobject_cast<const QScrollArea*>(&widget); scroll && scroll->widget())
            if (scroll->widget()->width() > scroll->viewport()->width())
                faults << QStringLiteral("%1: %2 scrolls sideways").arg(dock.objectName(), describe(widget));
        check(widget, dock.objectName(), faults);
    }

    QStringList faultsOfTabs(bool mayScroll) const {
        auto* tabs = find<QTabWidget>("exploreTabs");
        QStringList faults;
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(50);
            QStringList found;  // a layout follows what arrives
            const bool isFaultless = QTest::qWaitFor([&] {
                found.clear();
                for (const QWidget* widget : window_->findChildren<QWidget*>())
                    if (!dockOf(*widget)) check(*widget, tabs->tabText(tab), found);
                for (const auto* page : window_->findChildren<ScrollPage*>())
                    if (!mayScroll && page->isVisible() && page->verticalScrollBar()->maximum() > 0)
                        found << tabs->tabText(tab) + QStringLiteral(": scrolls");
                return found.isEmpty();
            });
            if (!isFaultless) faults += found;
        }
        faults.removeDuplicates();
        return faults;
    }

    static void check(const QWidget& widget, const QString& tab, QStringList& faults) {
        if (const auto* page = qobject_cast<const ScrollPage*>(&widget); page && page->isVisible())
            if (page->horizontalScrollBar()->maximum() > 0) faults << tab + QStringLiteral(": scrolls sideways");
        if (widget.inherits("QDockWidgetTitleButton")) return;            // Qt's own, with a hint of its icon's
        if (qobject_cast<const QTabBar*>(widget.parentWidget())) return;  // as are the arrows between tabs
        const bool shows = qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget) ||
                           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget);
        if (!shows || !widget.isVisible() || widget.window() != widget.parentWidget()->window()) return;
        const auto say = [&](const QString& what) {
            faults << QStringLiteral("%1: %2: %3").arg(tab, describe(widget), what);
        };
        const QSize needed = widget.minimumSizeHint();
        if (hasOneLine(widget) && widget.width() < needed.width())
            say(QStringLiteral("%1 wide, needs %2").arg(widget.width()).arg(needed.width()));
        const int height = hasOneLine(widget) ? needed.height() : widget.heightForWidth(widget.width());
        if (!isScrolled(widget) && widget.height() < height)
            say(QStringLiteral("%1 high, needs %2").arg(widget.height()).arg(height));
        if (!isScrolled(widget) && !widget.parentWidget()->rect().contains(widget.geometry()))
            say(QStringLiteral("reaches beyond what it is in"));
        for (const QObject* other : widget.parentWidget()->children()) {
            const auto* sibling = qobject_cast<const QLabel*>(other);
            if (!sibling || sibling == &widget || !sibling->isVisible() || !qobject_cast<const QLabel*>(&widget))
                continue;
            if (sibling->geometry().intersects(widget.geometry()) && !sibling->text().isEmpty())
                say(QStringLiteral("lies over ") + describe(*sibling));
        }
    }
};

static const lunette::test::TestClass<LayoutTest, QApplication> kLayoutTest;
#include "LayoutTest.moc"
