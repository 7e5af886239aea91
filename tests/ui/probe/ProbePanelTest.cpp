#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/PictureByPicture.h"
#include "io/PictureOrigin.h"
#include "probe/ProbePanel.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace lunette;

namespace {

struct ShownProbePanel {
    ShownProbePanel() {
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel)) qFatal("The panel does not appear.");
        nearest = panel.findChild<PictureCard*>(QStringLiteral("probeNearest"));
        distance = panel.findChild<QLabel*>(QStringLiteral("probeValidity"));
        roundTrip = panel.findChild<QLabel*>(QStringLiteral("probeRoundTrip"));
        error = panel.findChild<QLabel*>(QStringLiteral("probeCodeError"));
        line = panel.findChild<QLineEdit*>(QStringLiteral("probeCode"));
    }

    void type(const QString& text) const {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    BackgroundService service;
    ProbePanel panel{service};
    PictureCard* nearest = nullptr;
    QLabel *distance = nullptr, *roundTrip = nullptr, *error = nullptr;
    QLineEdit* line = nullptr;
};

/// The training image nearest to a code's picture, by one loop over all, and its distance.
std::pair<Index, double> nearestTo(const Snapshot& snapshot, const Vector& code, const Dataset& images) {
    const Vector picture = decodeEach(snapshot, code).col(0);
    Matrix all;
    images.gather(0, images.size(), all);
    Index best = 0;
    const double squared = static_cast<double>((all.colwise() - picture).colwise().squaredNorm().minCoeff(&best));
    return {best, std::sqrt(squared / static_cast<double>(picture.size()))};
}

}  // namespace

class ProbePanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons();
        snapshot_ = samples::snapshot(samples::model(ObjectiveKind::Autoencoder, 2, moons_.test->shape()));
    }

    void nearestImage_isShownWithItsDistance() {
        ShownProbePanel shown;
        shown.panel.setData(moons_);
        for (const Scalar place : {Scalar(0.5), Scalar(-2)}) {
            const Vector code{{place, 1}};
            const auto [image, distance] = nearestTo(*snapshot_, code, *moons_.train);
            Matrix pixels;
            moons_.train->gather(image, 1, pixels);
            shown.panel.setProbe(snapshot_, code);
            QTRY_COMPARE(shown.nearest->picture(), toImage(pixels.col(0), moons_.train->shape()));
            const QString figure = QLocale().toString(distance, 'f', 3);
            QTRY_VERIFY(shown.nearest->lines().last().contains(figure));
        }
    }

    void figures_atTheProbe_areTheDistanceInItsUnitAndTheRoundTrip() {
        ShownProbePanel shown;
        const Vector code{{0.5F, 1}};
        shown.panel.setData(moons_);
        shown.panel.setProbe(snapshot_, code);
        const Matrix back = encodeEach(*snapshot_, decodeEach(*snapshot_, code));
        const QString roundTrip = QLocale().toString(static_cast<double>((back.col(0) - code).norm()), 'f', 2);
        QTRY_COMPARE(shown.roundTrip->text(), roundTrip);
        QVERIFY(!shown.distance->text().contains(QStringLiteral("×")));
        const double distance = nearestTo(*snapshot_, code, *moons_.train).second;
        shown.panel.setDistanceUnit(distance / 2);
        QCOMPARE(shown.distance->text(), QLocale().toString(2.0, 'f', 2) + QStringLiteral(" ×"));
    }

    void numbers_typed_moveTheProbe() {
        ShownProbePanel shown;
        QSignalSpy edited(&shown.panel, &ProbePanel::codeEdited);
        shown.panel.setProbe(snapshot_, Vector::Zero(2));
        QCOMPARE(shown.line->text(), QStringLiteral("0.000, 0.000"));
        shown.type(QStringLiteral("0.3"));
        QCOMPARE(edited.count(), 0);
        QVERIFY(shown.error->text().contains(QStringLiteral("given: 1")));
        QTest::keyClicks(shown.line, QStringLiteral(", -1.2"));
        QVERIFY(shown.error->text().isEmpty());
        const auto code = edited.last().front().value<Vector>();
        const Vector typed{{0.3F, -1.2F}};
        QCOMPARE(code, typed);
        shown.panel.setProbe(snapshot_, code);  // as the map answers
        QCOMPARE(shown.line->text(), QStringLiteral("0.3, -1.2"));
    }

    void tableRow_pasted_movesTheProbe() {
        ShownProbePanel shown;
        QSignalSpy edited(&shown.panel, &ProbePanel::codeEdited);
        shown.panel.setProbe(snapshot_, Vector::Zero(2));
        QGuiApplication::clipboard()->setText(QStringLiteral("1.5,0.25\n"));
        shown.line->setFocus();
        shown.line->selectAll();
        QTest::keySequence(shown.line, QKeySequence::Paste);
        QCOMPARE(edited.count(), 1);
        const Vector pasted{{1.5F, 0.25F}};
        QCOMPARE(edited.last().front().value<Vector>(), pasted);
    }

    void typedText_isKeptByTrainingAndReplacedByAMove() {
        ShownProbePanel shown;
        shown.panel.setProbe(snapshot_, Vector::Zero(2));
        shown.type(QStringLiteral("7 x"));
        shown.panel.setProbe(samples::snapshot(snapshot_->sharedModel(), 2), Vector::Ones(2));
        QCOMPARE(shown.line->text(), QStringLiteral("7 x"));
        QVERIFY(!shown.error->text().isEmpty());
        QTest::keyClick(shown.line, Qt::Key_Escape);
        QCOMPARE(shown.line->text(), QStringLiteral("1.000, 1.000"));
        QVERIFY(shown.error->text().isEmpty());
        shown.type(QStringLiteral("7 x"));
        const auto snapshot = samples::snapshot(snapshot_->sharedModel(), 3);
        shown.panel.setProbe(snapshot, Vector::Ones(2));
        shown.panel.setProbe(snapshot, Vector::Constant(2, 2));
        QCOMPARE(shown.line->text(), QStringLiteral("2.000, 2.000"));
    }

    void copy_givesEveryDigit() {
        ShownProbePanel shown;
        const Vector code{{1.0F / 3, -2.0F / 7}};
        shown.panel.setProbe(snapshot_, code);
        shown.panel.findChild<QToolButton*>(QStringLiteral("copyCodeButton"))->click();
        QCOMPARE(codesOfText(QGuiApplication::clipboard()->text().toStdString()), Matrix(code));
    }

    void panel_withoutData_showsOnlyTheRoundTrip() {
        ShownProbePanel shown;
        shown.panel.setData({});
        shown.panel.setProbe(snapshot_, Vector::Ones(2));
        QTRY_VERIFY(shown.roundTrip->text() != QStringLiteral("–"));
        QVERIFY(shown.nearest->picture().isNull());
    }

    void panel_withoutAModel_isEmpty() {
        ShownProbePanel shown;
        shown.panel.setData(moons_);
        shown.panel.setProbe(snapshot_, Vector::Ones(2));
        QTRY_VERIFY(!shown.nearest->picture().isNull());
        shown.panel.setProbe(nullptr, {});
        QVERIFY(shown.nearest->picture().isNull());
        QCOMPARE(shown.roundTrip->text(), QStringLiteral("–"));
        QVERIFY(!shown.line->isEnabled());
    }

private:
    DataSplit moons_;
    std::shared_ptr<const Snapshot> snapshot_;
};

static const lunette::test::TestClass<ProbePanelTest, QApplication> kProbePanelTest;
#include "ProbePanelTest.moc"
