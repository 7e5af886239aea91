#include "Settled.h"
#include "TestProgram.h"
#include "WindowUser.h"
#include "window/Workspace.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <set>

using namespace lunette;
using lunette::test::WindowUser;

namespace {

/// Parts of a control that Qt makes and that people never meet alone.
bool isInsideControl(const QWidget& widget) {
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent)) return true;
    return widget.objectName().startsWith(QStringLiteral("qt_"));
}

QString describeControl(const QWidget& widget) {
    QStringList chain{
        QStringLiteral("%1 '%2'").arg(QLatin1StringView(widget.metaObject()->className()), widget.objectName())};
    for (const QWidget* parent = widget.parentWidget(); parent && chain.size() < 4; parent = parent->parentWidget())
        chain << QLatin1StringView(parent->metaObject()->className());
    return chain.join(QStringLiteral(" in "));
}

}  // namespace

/// The window for who hears it, or uses it without a mouse.
class AccessTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() {
        useOwnSettings();
        QAccessible::setActive(true);
    }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void everyControl_thatTakesTheFocus_hasANameAndARole() {
        QStringList nameless;
        std::set<const QWidget*> controls;
        auto* tabs = find<QTabWidget>("exploreTabs");
        find<QToolButton>("allSettingsButton")->click();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            meet(*window_, controls, nameless);
        }
        for (auto* dock : window_->findChildren<QDockWidget*>()) {
            dock->show();
            dock->raise();
            meet(*window_, controls, nameless);
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        QVERIFY2(controls.size() > 100, qPrintable(QString::number(controls.size())));
    }

    void everyControl_ofThePreferences_hasANameAndARole() {
        trigger("preferencesAction");
        QStringList nameless;
        std::set<const QWidget*> controls;
        meet(*find<QWidget>("preferences"), controls, nameless);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        QVERIFY(controls.size() >= 5);
    }

    /// Whoever goes by Tab sees where he is: each control looks other with the focus than without.
    void theFocus_ofEveryControl_isSeen() {
        const auto work = std::make_shared<Workspace>();
        window_ = std::make_unique<MainWindow>(work);
        window_->show();
        openSmallMoons();
        setSmallNetwork(1);
        trainToTheEnd();
        waitForPictures(6);
        auto* tabs = find<QTabWidget>("exploreTabs");
        QStringList unseen;
        std::set<const QWidget*> controls;
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            lunette::test::settle(work->service);  // what is drawn meanwhile is not the focus
            window_->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(window_.get()));
            tabs->tabBar()->setFocus(Qt::TabFocusReason);
            QTest::keyClick(tabs->tabBar(), Qt::Key_Tab);  // from here on it is the keyboard that moves the focus
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
            QCOMPARE(QApplication::focusWidget(), tabs->tabBar());
            for (QWidget* control = QApplication::focusWidget(); controls.insert(control).second;) {
                const QRect place =
                    QRect(control->mapTo(window_.get(), QPoint()), control->size()).adjusted(-3, -3, 3, 3);
                const QImage with = window_->grab(place).toImage();
                QTest::keyClick(control, Qt::Key_Tab);
                QWidget* next = QApplication::focusWidget();
                if (with == window_->grab(place).toImage()) unseen << describeControl(*control);
                control = next;
                if (!control || control == tabs->tabBar()) break;
            }
            controls.erase(tabs->tabBar());
        }
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u'\n')));
        QVERIFY2(controls.size() > 35, qPrintable(QString::number(controls.size())));
    }

    void plots_afterTraining_sayInWordsWhatTheyShow() {
        openSmallMoons();
        setSmallNetwork(2);
        trainToTheEnd();
        const auto words = [this](const char* name) { return find<QWidget>(name)->accessibleDescription(); };
        QTRY_VERIFY2(words("latentScatter").contains(QStringLiteral("Codes of 25 images")),
                     qPrintable(words("latentScatter")));
        QTRY_VERIFY2(words("lossPlot").startsWith(QStringLiteral("Loss: train")), qPrintable(words("lossPlot")));
        QTRY_VERIFY2(words("interpolationStrip").startsWith(QStringLiteral("Step 1:")),
                     qPrintable(words("interpolationStrip")));
        QTRY_VERIFY2(words("posteriorPlot").contains(QStringLiteral("overlap")), qPrintable(words("posteriorPlot")));
    }

    /// Open, train, move the probe and the slider, look at another tab, save: all from the keyboard.
    void theMainJob_byTheKeyboardAlone_isDone() {
        openSmallMoons();
        setSmallNetwork(2);
        QTest::keyClick(window_.get(), Qt::Key_F5);
        QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
        QWidget* canvas = find<QWidget>("latentScatter");
        QVERIFY2(reach(canvas), "the map cannot be reached by Tab");
        const QString before = find<QLineEdit>("probeCode")->text();
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        QTRY_VERIFY(find<QLineEdit>("probeCode")->text() != before);
        auto* slider = find<QSlider>("interpolationSlider");
        QVERIFY2(reach(slider), "the slider cannot be reached by Tab");
        const int place = slider->value();
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(slider->value() > place);
        auto* tabs = find<QTabWidget>("exploreTabs");
        QVERIFY2(reach(tabs->tabBar()), "the tabs cannot be reached by Tab");
        const int tab = tabs->currentIndex();
        QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
        QCOMPARE(tabs->currentIndex(), tab + 1);
        QTest::keyClick(window_.get(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        const QString path = folder_.filePath(QStringLiteral("by-keyboard.png"));
        answerDialog(path);
        QTRY_VERIFY(QFile::exists(path));
    }

private:
    /// Who has neither a name nor a role, among the controls that have not been met before.
    static void meet(const QWidget& window, std::set<const QWidget*>& controls, QStringList& nameless) {
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            const bool isMet = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(&window);
            if (!isMet || isInsideControl(*widget) || !controls.insert(widget).second) continue;
            const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            const bool hasRole = face && face->role() != QAccessible::NoRole && face->role() != QAccessible::Window;
            if (!hasRole || face->text(QAccessible::Name).trimmed().isEmpty()) nameless << describeControl(*widget);
        }
    }

    /// Presses Tab until the widget has the focus.
    bool reach(const QWidget* widget) const {
        window_->activateWindow();
        if (!QTest::qWaitForWindowActive(window_.get())) return false;
        constexpr int kMaxTabs = 400;
        for (int press = 0; press < kMaxTabs && QApplication::focusWidget() != widget; ++press)
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window_.get(), Qt::Key_Tab);
        return QApplication::focusWidget() == widget;
    }
};

static const lunette::test::TestClass<AccessTest, QApplication> kAccessTest;
#include "AccessTest.moc"
