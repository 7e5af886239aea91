#include "TestProgram.h"
#include "WindowUser.h"
#include "widgets/ScrollPage.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>

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

bool isInDock(const QWidget& widget) {
    for (const QWidget* parent = &widget; parent; parent = parent->parentWidget())
        if (qobject_cast<const QDockWidget*>(parent)) return true;
    return false;
}

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
                    check(*widget, tabs->tabText(tab), found);
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
        const bool shows = qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget) ||
                           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget);
        if (isInDock(widget)) return;  // which a person makes as wide as it has to be
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
