#include "TestProgram.h"
#include "WindowUser.h"
#include "compare/CompareView.h"
#include "map/LatentCanvas.h"
#include "map/Legend.h"
#include "plot/Marker.h"
#include "widgets/PictureStrip.h"
#include "widgets/TermLabel.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <qcustomplot.h>

using namespace lunette;
using lunette::test::WindowUser;

namespace {
constexpr int kLongPatience = 200000;  // ms, on a busy machine
}

/// What the window must show of a tutorial on autoencoders without a word of documentation.
class TutorialWindowTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void networkTab_ofATrainedModel_saysHowManyNumbersBecomeHowMany();
    void betaSlider_moved_setsTheParameter();
    void strip_ofTwoPhasesOnly_judgesEachStep();
    void withheldPhases_areMarkedInEveryView();
    void aModelOfOtherData_isNotScoredOnWhatTheseWithhold();
    void compare_begun_comesToTheFrontWithTheSameDraws();
    void terms_explainThemselves();
    void changedSettings_nameTheirDefaultAndGoBack();
    void settingsOfOneDataset_doNotReachAnother();
    void aRunTakenUp_bringsItsEpochAndItsAxis();
    void probeOutsideTheMap_hasAnArrowThatLeadsToIt();
    void manyLabels_onASmallScreen_leaveRoomForTheMap_data();
    void manyLabels_onASmallScreen_leaveRoomForTheMap();

private:
    LatentCanvas& canvas() const { return *find<LatentCanvas>("latentScatter"); }
    void open(const char* spec, const char* train) const {
        window_->open(QLatin1StringView(spec));
        QTRY_VERIFY_WITH_TIMEOUT(label("datasetText").startsWith(QLatin1StringView(train)), kLongPatience);
    }
    void trainBriefly(int epochs = 2) const {
        setSmallNetwork(epochs);
        trainToTheEnd();
        QTRY_VERIFY_WITH_TIMEOUT(canvas().points(), kLongPatience);
    }
    int hollowPoints() const {
        const auto points = canvas().points();
        return points ? static_cast<int>(std::ranges::count_if(
                            *points->colors, [](QRgb color) { return isHollow(kMarkers[markerOf(color)]); }))
                      : -1;
    }
    QString makeFolderOfLabels(int labels);
};

void TutorialWindowTest::networkTab_ofATrainedModel_saysHowManyNumbersBecomeHowMany() {
    openSmallMoons();
    trainBriefly();
    find<QTabWidget>("exploreTabs")->setCurrentWidget(find<QWidget>("networkView"));
    QTRY_VERIFY_WITH_TIMEOUT(label("networkHeadline").contains(QStringLiteral("784 numbers become 2")), kLongPatience);
    find<QPushButton>("networkStepButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!label("networkStepText").isEmpty(), kLongPatience);
}

void TutorialWindowTest::betaSlider_moved_setsTheParameter() {
    auto* slider = find<QSlider>("betaSlider");
    slider->setValue(slider->maximum());
    QCOMPARE(find<QDoubleSpinBox>("beta")->value(), 100.0);
    find<QDoubleSpinBox>("beta")->setValue(1.0);
    QVERIFY(slider->value() < slider->maximum());
}

void TutorialWindowTest::strip_ofTwoPhasesOnly_judgesEachStep() {
    open("moons:count=150,size=28,phases=0.5+1", "150");
    trainBriefly(8);
    const auto* strip = find<PictureStrip>("interpolationStrip");
    QTRY_VERIFY_WITH_TIMEOUT(!strip->stepCaptions().isEmpty() && strip->tips().size() == strip->stepCaptions().size(),
                             kLongPatience);
    for (const QString& tip : strip->tips()) QVERIFY2(tip.contains(QStringLiteral("moon")), qPrintable(tip));
}

void TutorialWindowTest::withheldPhases_areMarkedInEveryView() {
    open("moons:count=300,size=28,gap=0.6-0.9", "300");
    trainBriefly(4);
    QTRY_VERIFY_WITH_TIMEOUT(hollowPoints() > 0, kLongPatience);
    QVERIFY(hollowPoints() < static_cast<int>(canvas().points()->size()));
    QVERIFY2(canvas().note().contains(QStringLiteral("never seen in training (%1)").arg(hollowPoints())),
             qPrintable(canvas().note()));
    const auto* parts = find<QComboBox>("galleryPartBox");
    QCOMPARE(parts->count(), 3);
    QVERIFY(label("galleryCount").contains(QStringLiteral("%1 withheld").arg(hollowPoints())));
    QVERIFY(find<QToolButton>("unseenImagesButton")->isVisibleTo(window_.get()));
    QTRY_VERIFY_WITH_TIMEOUT(label("noveltyLabel").contains(QStringLiteral("never seen")), kLongPatience);
    QTRY_VERIFY_WITH_TIMEOUT(label("withheldNote").contains(QStringLiteral("0.60")), kLongPatience);
    open("moons:count=150,size=28", "150");
    QCOMPARE(parts->count(), 2);
}

void TutorialWindowTest::aModelOfOtherData_isNotScoredOnWhatTheseWithhold() {
    openSmallMoons();
    trainBriefly();
    QVERIFY(canvas().note().isEmpty());
    open("moons:count=300,size=28,gap=0.6-0.9", "300");
    QTRY_VERIFY_WITH_TIMEOUT(canvas().note().contains(QStringLiteral("other data")), kLongPatience);
    QCOMPARE(hollowPoints(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(label("withheldNote").contains(QStringLiteral("Press Train")), kLongPatience);
    QTRY_VERIFY_WITH_TIMEOUT(label("noveltyLabel").contains(QStringLiteral("other data")), kLongPatience);
}

void TutorialWindowTest::compare_begun_comesToTheFrontWithTheSameDraws() {
    openSmallMoons();
    setSmallNetwork(3);
    trigger("compareAction");
    QCOMPARE(find<QTabWidget>("exploreTabs")->currentWidget(), find<QWidget>("compareView"));
    QTRY_VERIFY_WITH_TIMEOUT(isEnabled("compareAction"), kLongPatience);
    const auto columns = window_->findChildren<CompareColumn*>();
    QCOMPARE(columns.size(), 2);
    for (const CompareColumn* column : columns)
        QVERIFY(column->findChild<QWidget*>(QStringLiteral("compareSamples"))->isVisible());
}

void TutorialWindowTest::terms_explainThemselves() {
    for (const Term term : allTerms()) {
        const TermText text = textOf(term);
        QVERIFY(!text.name.isEmpty());
        QVERIFY2(text.sentence.endsWith(u'.'), qPrintable(text.name));
        QVERIFY(explanationOf(term).contains(text.formula.toHtmlEscaped()));
    }
    const auto labels = window_->findChildren<TermLabel*>();
    QVERIFY(labels.size() >= 4);
    for (const TermLabel* one : labels) {
        QVERIFY(!one->toolTip().isEmpty());
        QCOMPARE(one->toolTip(), one->whatsThis());
    }
    trigger("glossaryAction");
    const auto* text = find<QWidget>("glossary")->findChild<QTextBrowser*>();
    for (const Term term : allTerms()) QVERIFY(text->toPlainText().contains(textOf(term).name));
}

void TutorialWindowTest::changedSettings_nameTheirDefaultAndGoBack() {
    openSmallMoons();
    const int changedData = 2;  // the number of images and their size
    QCOMPARE(label("changedText"), QStringLiteral("%1 settings are changed.").arg(changedData));
    auto* rate = find<QDoubleSpinBox>("learning-rate");
    rate->setValue(0.004);
    QCOMPARE(label("changedText"), QStringLiteral("%1 settings are changed.").arg(changedData + 1));
    QLabel* name = nullptr;
    for (auto* one : window_->findChildren<QLabel*>())
        if (one->buddy() == rate) name = one;
    QVERIFY(name);
    QVERIFY2(name->text().contains(QStringLiteral("default 0.001")), qPrintable(name->text()));
    emit name->linkActivated(QStringLiteral("default"));
    QCOMPARE(rate->value(), 0.001);
    QVERIFY(!name->text().contains(QStringLiteral("default")));
    find<QSpinBox>("latents")->setValue(7);
    find<QPushButton>("defaultsButton")->click();
    QCOMPARE(find<QSpinBox>("latents")->value(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(label("changedText"), QStringLiteral("All settings are the defaults."), kLongPatience);
    QVERIFY(!find<QPushButton>("defaultsButton")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!label("datasetText").startsWith(QStringLiteral("150")), kLongPatience);
}

void TutorialWindowTest::settingsOfOneDataset_doNotReachAnother() {
    find<QSpinBox>("latents")->setValue(9);
    window_->open(QStringLiteral("sprites:count=60,size=16"));
    QTRY_VERIFY_WITH_TIMEOUT(label("datasetText").startsWith(QStringLiteral("60")), kLongPatience);
    QCOMPARE(find<QSpinBox>("latents")->value(), 2);
}

void TutorialWindowTest::aRunTakenUp_bringsItsEpochAndItsAxis() {
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    const SavedModel saved = save(QStringLiteral("two.lunette"));
    find<QSpinBox>("latents")->setValue(3);
    find<QSpinBox>("epochs")->setValue(40);
    trainToTheEnd();
    QCOMPARE(label("epochLabel"), QStringLiteral("epoch 40 / 40"));
    window_->open(folder_.filePath(QStringLiteral("two.lunette")));
    QTRY_COMPARE_WITH_TIMEOUT(label("epochLabel"), QStringLiteral("epoch 2 / 2"), kLongPatience);
    QVERIFY(find<QCustomPlot>("lossPlot")->xAxis->range().upper < 4);
    QCOMPARE(saved.state.history.size(), std::size_t(2));
}

void TutorialWindowTest::probeOutsideTheMap_hasAnArrowThatLeadsToIt() {
    openSmallMoons();
    trainBriefly();
    QVERIFY(!canvas().probeArrow());
    QRectF seen = canvas().range();
    seen.moveLeft(canvas().probe()->x() + seen.width());
    canvas().look(seen);
    const auto arrow = canvas().probeArrow();
    QVERIFY(arrow);
    QVERIFY(canvas().rect().contains(arrow->toPoint()));
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, arrow->toPoint());
    QVERIFY(!canvas().probeArrow());
    QVERIFY(canvas().range().contains(*canvas().probe()));
}

QString TutorialWindowTest::makeFolderOfLabels(int labels) {
    const QDir folder(folder_.filePath(QStringLiteral("labels-%1").arg(labels)));
    QImage picture(8, 8, QImage::Format_Grayscale8);
    for (int i = 0; i < labels; ++i) {
        const QString name = QStringLiteral("a rather long name %1").arg(i);
        folder.mkpath(name);
        for (int copy = 0; copy < 2; ++copy) {
            picture.fill((i * 37 + copy * 11) % 256);
            picture.setPixel(i % 8, copy, qRgb(255, 255, 255));
            picture.save(folder.filePath(QStringLiteral("%1/%2.png").arg(name).arg(copy)));
        }
    }
    return folder.path();
}

void TutorialWindowTest::manyLabels_onASmallScreen_leaveRoomForTheMap_data() {
    QTest::addColumn<int>("labels");
    QTest::newRow("22") << 22;
    QTest::newRow("1200") << 1200;
}

void TutorialWindowTest::manyLabels_onASmallScreen_leaveRoomForTheMap() {
    QFETCH(int, labels);
    window_->resize(1024, 700);
    window_->open(makeFolderOfLabels(labels));
    QTRY_VERIFY_WITH_TIMEOUT(label("datasetText").startsWith(QStringLiteral("labels-%1").arg(labels)), kLongPatience);
    trainBriefly(1);
    QCOMPARE(window_->size(), QSize(1024, 700));
    QVERIFY2(canvas().height() >= 250, qPrintable(QString::number(canvas().height())));
    const auto* legend = window_->findChild<LatentView*>()->findChild<Legend*>();
    QVERIFY2(legend->height() <= 2 * legend->fontMetrics().lineSpacing() + 12,
             qPrintable(QString::number(legend->height())));
}

static const lunette::test::TestClass<TutorialWindowTest, QApplication> kTutorialWindowTest;
#include "TutorialWindowTest.moc"
