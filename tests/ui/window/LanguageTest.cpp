#include "ManualLinks.h"
#include "Patience.h"
#include "Settled.h"
#include "TestProgram.h"
#include "imaging/StandardCatalog.h"
#include "lesson/Lesson.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapControls.h"
#include "views/interpolate/InterpolateView.h"
#include "views/interpolate/Waypoints.h"
#include "widgets/DrawingPad.h"
#include "widgets/Settings.h"
#include "window/ManualWindow.h"
#include "window/WindowKeeper.h"
#include "window/Workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QtTest>

using namespace lunette;

namespace {

/// What is the same in both languages: formulas, names of methods, of formats, of files and of keys, and what the data
/// hold.
bool isOfNoLanguage(QString text) {
    static const QRegularExpression markup(QStringLiteral("<[^>]*>|&[a-z]+;"));
    static const QRegularExpression names(QStringLiteral(
        "\\b(Lunette|VAE|AE|PCA|JPEG|KL|WAE|TCVAE|DCI|SAP|MIG|FactorVAE|Beta|beta|nats|d_test|RMS|ReLU|Leaky|Tanh|SiLU|"
        "Sigmoid|Adam|AdamW|SGD|MNIST|Fashion|KMNIST|English|px|size|moons|auto|"
        "none|Ctrl|Shift|Alt|Home|Esc|Del|Return|Enter|img|"
        "count|Chen|L1|float32|bfloat16|GiB|MiB|ONNX|PyTorch|safetensors|x|y)\\b"));
    text.remove(markup).remove(names);
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    static const QRegularExpression chinese(QStringLiteral("[\u4e00-\u9fff]"));
    return !word.match(text).hasMatch() || chinese.match(text).hasMatch();
}

}  // namespace

/// Another language while the window is open, as its menu chooses it.
class LanguageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("LunetteTest"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
    }
    void init() {
        QSettings().clear();
        settings::setLanguage(language::Choice::English);
        work_ = std::make_shared<Workspace>();
        keeper_ = std::make_unique<WindowKeeper>(work_);
        window().show();
        window().open(QStringLiteral("moons:count=150,size=28"));
        QTRY_VERIFY(find<QLabel>("datasetText")->text().startsWith(QStringLiteral("150")));
    }
    void cleanup() {
        window().closeAtOnce();
        keeper_.reset();
        work_.reset();
        language::use(language::Choice::English);
    }

    void theSwitch_duringATraining_leavesItGoingOn();
    void theSwitch_duringADialog_waitsForIt();
    void everyText_inChinese_isChinese();
    void whatWasChosen_inTheOtherLanguage_isKept();
    void hiddenClasses_inTheOtherLanguage_staySo();
    void ownPicture_inTheOtherLanguage_isKept();
    void aCondition_inTheOtherLanguage_isKept();
    void numbers_followTheLanguage();
    void whatFollowsAText_isPunctuatedAsTheLanguageDoes();
    void theChoice_isRemembered();
    void theManual_inChinese_hasTheWindowsChapters();
    void tabsThatLessonsName_areThoseOfTheWindow();

private:
    MainWindow& window() const { return keeper_->window(); }
    template <class T>
    T* find(const char* name) const {
        auto* found = window().findChild<T*>(QLatin1StringView(name));
        if (!found) qFatal("the window has no %s", name);
        return found;
    }
    void choose(const char* action) const {
        const MainWindow* before = &window();
        find<QAction>(action)->trigger();
        QTRY_VERIFY(&window() != before);
        QVERIFY(window().isVisible());
    }
    void train(int epochs) const {
        find<QSpinBox>("epochs")->setValue(epochs);
        auto* hidden = find<QLineEdit>("hidden");
        hidden->setText(QStringLiteral("16"));
        QTest::keyClick(hidden, Qt::Key_Return);
        find<QAction>("trainAction")->trigger();
    }
    /// The number in "epoch 1,234 / 1,000,000".
    int epoch() const {
        static const QRegularExpression noDigits(QStringLiteral("\\D"));
        return find<QLabel>("epochLabel")->text().section(u'/', 0, 0).remove(noDigits).toInt();
    }
    QStringList foreignTexts() const;

    QTemporaryDir folder_;
    std::shared_ptr<Workspace> work_;
    std::unique_ptr<WindowKeeper> keeper_;
};

QStringList LanguageTest::foreignTexts() const {
    QStringList foreign;
    const auto check = [&foreign](const QObject& owner, const QString& text) {
        if (!isOfNoLanguage(text))
            foreign << QStringLiteral("%1 %2: %3").arg(owner.metaObject()->className(), owner.objectName(), text);
    };
    for (const auto* widget : window().findChildren<QWidget*>()) {
        check(*widget, widget->toolTip());
        check(*widget, widget->whatsThis());
        check(*widget, widget->accessibleName());
        check(*widget, widget->accessibleDescription());
        check(*widget, widget->windowTitle());
        if (const auto* label = qobject_cast<const QLabel*>(widget)) check(*label, label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) check(*button, button->text());
        if (const auto* line = qobject_cast<const QLineEdit*>(widget)) check(*line, line->placeholderText());
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            for (int i = 0; i < box->count(); ++i) check(*box, box->itemText(i));
        if (const auto* tabs = qobject_cast<const QTabWidget*>(widget))
            for (int i = 0; i < tabs->count(); ++i) check(*tabs, tabs->tabText(i));
    }
    for (const auto* action : window().findChildren<QAction*>()) {
        check(*action, action->text());
        check(*action, action->toolTip());
        check(*action, action->statusTip());
    }
    foreign.removeDuplicates();
    return foreign;
}

void LanguageTest::theSwitch_duringATraining_leavesItGoingOn() {
    train(1000000);
    QTRY_VERIFY(epoch() >= 3);
    const int before = epoch();
    choose("chineseLanguageAction");
    QTRY_VERIFY(epoch() > before);
    QVERIFY(find<QLabel>("epochLabel")->text().startsWith(QStringLiteral("第")));
    QVERIFY(find<QAction>("pauseAction")->isEnabled());
    const int between = epoch();
    choose("englishLanguageAction");
    QTRY_VERIFY(epoch() > between);
    QVERIFY(find<QLabel>("epochLabel")->text().startsWith(QStringLiteral("epoch")));
    find<QAction>("pauseAction")->trigger();
    QTRY_VERIFY(find<QAction>("trainAction")->isEnabled());
}

void LanguageTest::theSwitch_duringADialog_waitsForIt() {
    const MainWindow* before = &window();
    auto dialog = std::make_unique<QDialog>(&window());
    dialog->open();
    find<QAction>("chineseLanguageAction")->trigger();
    QVERIFY(window().statusBar()->currentMessage().startsWith(QStringLiteral("The language changes")));
    QCOMPARE(&window(), before);
    dialog.reset();
    QTRY_VERIFY(find<QAction>("trainAction")->text().contains(QStringLiteral("训练")));
}

void LanguageTest::everyText_inChinese_isChinese() {
    train(2);
    QTRY_COMPARE(find<QLabel>("timeLeftLabel")->text(), QStringLiteral("finished"));
    choose("chineseLanguageAction");
    QTRY_COMPARE(find<QLabel>("timeLeftLabel")->text(), QStringLiteral("已完成"));
    auto* tabs = find<QTabWidget>("exploreTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        test::settle(work_->service);
        QStringList foreign;
        const bool isChinese = QTest::qWaitFor([&] { return (foreign = foreignTexts()).isEmpty(); });
        QVERIFY2(isChinese, qPrintable(foreign.join(u'\n')));
    }
}

void LanguageTest::whatWasChosen_inTheOtherLanguage_isKept() {
    train(2);
    QTRY_COMPARE(find<QLabel>("timeLeftLabel")->text(), QStringLiteral("finished"));
    find<QTabWidget>("exploreTabs")->setCurrentIndex(3);
    window().resize(1300, 800);
    QTRY_COMPARE(window().size(), QSize(1300, 800));
    auto* batch = find<QSpinBox>("batch-size");
    const int batchBefore = batch->value();
    batch->setValue(batchBefore + 1);
    QTRY_COMPARE(find<QAction>("undoAction")->text(), QStringLiteral("&Undo: Batch size"));
    find<QDockWidget>("runsDock")->hide();
    find<QDoubleSpinBox>("temperatureValue")->setValue(0.7);
    find<QComboBox>("sampleSourceBox")->setCurrentIndex(1);
    auto* interpolate = window().findChild<InterpolateView*>();
    interpolate->addWayPoint(3);
    find<QSlider>("interpolationSlider")->setValue(find<QSlider>("interpolationSlider")->maximum() / 4);
    const int position = find<QSlider>("interpolationSlider")->value();
    auto* map = find<LatentCanvas>("latentScatter");
    map->look({-1.0, -1.0, 2.0, 2.0});
    QCOMPARE(find<QTreeWidget>("runList")->topLevelItem(0)->text(0), QStringLiteral("VAE 2-latent"));

    choose("chineseLanguageAction");
    QCOMPARE(find<QDoubleSpinBox>("temperatureValue")->value(), 0.7);
    QCOMPARE(find<QComboBox>("sampleSourceBox")->currentIndex(), 1);
    QCOMPARE(find<QSlider>("interpolationSlider")->value(), position);
    QCOMPARE(window().findChild<Waypoints*>()->images(), std::vector<Index>{3});
    const auto seen = [&] { return find<LatentCanvas>("latentScatter")->range(); };
    QTRY_VERIFY(seen().center().manhattanLength() < 1e-6);
    QTRY_VERIFY(seen().width() > 1.99 && seen().height() > 1.99 && std::min(seen().width(), seen().height()) < 2.5);
    QCOMPARE(find<QTreeWidget>("runList")->topLevelItem(0)->text(0), QStringLiteral("VAE 2 维"));
    QCOMPARE(find<QTabWidget>("exploreTabs")->currentIndex(), 3);
    QCOMPARE(window().size(), QSize(1300, 800));
    QVERIFY(find<QDockWidget>("runsDock")->isHidden());
    QVERIFY(find<QLabel>("datasetText")->text().contains(QStringLiteral("150")));
    QCOMPARE(find<QSpinBox>("batch-size")->value(), batchBefore + 1);
    QCOMPARE(find<QAction>("undoAction")->text(), QStringLiteral("撤销(&U)：批大小"));
    find<QAction>("undoAction")->trigger();
    QCOMPARE(find<QSpinBox>("batch-size")->value(), batchBefore);
    QVERIFY(find<QAction>("saveModelAction")->isEnabled());
}

/// Where they are seen by another choice of color than the one at first.
void LanguageTest::hiddenClasses_inTheOtherLanguage_staySo() {
    train(1);
    QTRY_COMPARE(find<QLabel>("timeLeftLabel")->text(), QStringLiteral("finished"));
    const auto controls = [this]() -> MapControls& { return window().findChild<LatentView*>()->controls(); };
    const HiddenClasses hidden{1};
    auto* coloring = find<QComboBox>("latentColoringBox");
    const auto byLabel = [&] { return controls().coloring().kind == CodeColoring::Kind::Label; };
    for (int i = 0; i < coloring->count() && !byLabel(); ++i) coloring->setCurrentIndex(i);
    QVERIFY(byLabel());
    controls().setHiddenClasses(hidden);
    QCOMPARE(find<QAction>("undoAction")->text(), QStringLiteral("&Undo: Hidden classes"));
    find<QSpinBox>("batch-size")->setValue(find<QSpinBox>("batch-size")->value() + 1);
    choose("chineseLanguageAction");
    QVERIFY(byLabel());
    QCOMPARE(controls().hiddenClasses(), hidden);
    QCOMPARE(find<QAction>("undoAction")->text(), QStringLiteral("撤销(&U)：批大小"));
    find<QAction>("undoAction")->trigger();
    QCOMPARE(controls().hiddenClasses(), hidden);
    find<QAction>("undoAction")->trigger();
    QCOMPARE(controls().hiddenClasses(), HiddenClasses());
    controls().setHiddenClasses(hidden);
    window().open(QStringLiteral("moons:count=120,size=28"));
    QTRY_VERIFY(find<QLabel>("datasetText")->text().contains(QStringLiteral("120")));
    choose("englishLanguageAction");
    QCOMPARE(controls().hiddenClasses(), HiddenClasses());  // of other data
}

void LanguageTest::ownPicture_inTheOtherLanguage_isKept() {
    train(1);
    QTRY_COMPARE(find<QLabel>("timeLeftLabel")->text(), QStringLiteral("finished"));
    find<QAction>("drawPictureAction")->trigger();
    find<QSlider>("brushSlider")->setValue(20);
    auto* pad = find<DrawingPad>("drawingPad");
    QTest::mouseClick(pad, Qt::LeftButton, {}, pad->rect().center());
    const QImage picture = pad->picture();
    QVERIFY(!pad->isBlank());
    QTRY_VERIFY(find<QLabel>("ownPictureVerdict")->text().contains(QStringLiteral("held-out")));
    auto* map = window().findChild<LatentView*>();
    map->setProbe(Vector::Constant(2, Scalar(0.5)));

    choose("chineseLanguageAction");
    QCOMPARE(find<DrawingPad>("drawingPad")->picture(), picture);
    QCOMPARE(find<QSlider>("brushSlider")->value(), 20);
    Vector probe;
    connect(window().findChild<LatentView*>(), &LatentView::probeChanged, this,
            [&probe](const std::shared_ptr<const Snapshot>&, const Vector& code) { probe = code; });
    QTRY_VERIFY(find<QLabel>("ownPictureVerdict")->text().contains(QStringLiteral("留出")));
    QVERIFY(probe.size() == 0 || probe == Vector::Constant(2, Scalar(0.5)));
    find<QAbstractButton>("undoDrawingButton")->click();
    QVERIFY(find<DrawingPad>("drawingPad")->isBlank());
}

/// Everywhere in the window, and Generate's own choice beside it.
void LanguageTest::aCondition_inTheOtherLanguage_isKept() {
    QVERIFY(!find<QComboBox>("chosenConditionBox")->isVisible());
    auto* condition = find<QLineEdit>("condition");
    condition->setText(QStringLiteral("label"));
    QTest::keyClick(condition, Qt::Key_Return);
    train(1);
    QTRY_COMPARE(find<QLabel>("timeLeftLabel")->text(), QStringLiteral("finished"));
    QVERIFY(find<QComboBox>("chosenConditionBox")->isVisible());
    find<QTabWidget>("exploreTabs")->setCurrentIndex(3);
    find<QComboBox>("chosenConditionBox")->setCurrentIndex(2);  // the second class, of all views
    QCOMPARE(find<QComboBox>("conditionBox")->currentIndex(), 3);
    find<QComboBox>("conditionBox")->setCurrentIndex(1);  // each class, in Generate only
    QCOMPARE(find<QComboBox>("chosenConditionBox")->currentIndex(), 2);

    choose("chineseLanguageAction");
    QCOMPARE(find<QComboBox>("chosenConditionBox")->currentIndex(), 2);
    QCOMPARE(find<QComboBox>("conditionBox")->currentIndex(), 1);
    find<QComboBox>("conditionBox")->setCurrentIndex(2);  // the first class, of all views
    QCOMPARE(find<QComboBox>("chosenConditionBox")->currentIndex(), 1);
    const bool isChinese = QTest::qWaitFor([&] { return foreignTexts().isEmpty(); });
    QVERIFY2(isChinese, qPrintable(foreignTexts().join(u'\n')));
}

void LanguageTest::numbers_followTheLanguage() {
    choose("chineseLanguageAction");
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    choose("englishLanguageAction");
    QCOMPARE(QLocale().language(), QLocale::English);
}

void LanguageTest::whatFollowsAText_isPunctuatedAsTheLanguageDoes() {
    QCOMPARE(language::sentences({"One.", {}, "Two."}), QStringLiteral("One. Two."));
    QCOMPARE(language::listed({"0.25", "0.5", "0.75"}), QStringLiteral("0.25, 0.5, 0.75"));
    choose("chineseLanguageAction");
    QCOMPARE(language::sentences({"甲。", {}, "乙。"}), QStringLiteral("甲。乙。"));
    QCOMPARE(language::listed({"0.25", "0.5", "0.75"}), QStringLiteral("0.25、0.5、0.75"));
    QCOMPARE(language::listed({}), QString());
}

void LanguageTest::theChoice_isRemembered() {
    choose("chineseLanguageAction");
    QCOMPARE(settings::language(), language::Choice::Chinese);
    QVERIFY(find<QAction>("chineseLanguageAction")->isChecked());
    window().closeAtOnce();
    keeper_ = std::make_unique<WindowKeeper>();
    window().show();
    QCOMPARE(find<QTabWidget>("exploreTabs")->tabText(0), QStringLiteral("网络"));
}

void LanguageTest::theManual_inChinese_hasTheWindowsChapters() {
    choose("chineseLanguageAction");
    ManualWindow manual(nullptr);
    const auto* tabs = find<QTabWidget>("exploreTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        QVERIFY2(manual.page().showChapter(tabs->tabText(tab)), qPrintable(tabs->tabText(tab)));
        QCOMPARE(manual.page().chapter(), tabs->tabText(tab));
    }
    for (const auto* dock : window().findChildren<QDockWidget*>())
        QVERIFY2(manual.page().showChapter(dock->windowTitle()), qPrintable(dock->windowTitle()));
    for (const char* name : {"latentScatter", "probeCode"}) {
        const QString chapter = ManualWindow::chapterOf(find<QWidget>(name));
        QVERIFY2(!chapter.isEmpty() && manual.page().showChapter(chapter), name);
    }
    const auto links = lunette::test::followLinks(manual.page());
    QVERIFY2(links.broken.isEmpty(), qPrintable(links.broken.join(u' ')));
    QVERIFY(links.count > 60);
}

void LanguageTest::tabsThatLessonsName_areThoseOfTheWindow() {
    choose("chineseLanguageAction");
    const auto* tabs = find<QTabWidget>("exploreTabs");
    QStringList names;
    for (int tab = 0; tab < tabs->count(); ++tab) names << tabs->tabText(tab);
    static const QRegularExpression page(QStringLiteral("“([^”]*)”页"));
    const Catalog catalog = standardCatalog();
    int count = 0;
    for (const std::string& name : shippedLessons()) {
        const Lesson lesson = openLesson(name, catalog);
        for (const LessonText::Step& step : lesson.text("zh_CN").steps)
            for (auto found = page.globalMatch(QString::fromStdString(step.text + step.found)); found.hasNext();
                 ++count) {
                const QString tab = found.next().captured(1);
                QVERIFY2(names.contains(tab), qPrintable(tab));
            }
    }
    QVERIFY(count > 3);
}

static const lunette::test::TestClass<LanguageTest, QApplication> kLanguageTest;
#include "LanguageTest.moc"
