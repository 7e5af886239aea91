#include "TestFiles.h"
#include "TestProgram.h"
#include "analysis/MoonVerdict.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>

using namespace lunette;
using VerdictKind = MoonVerdict::Kind;

namespace {

Vector drawnWith(const Moon& moon, const MoonOptions& options) {
    Vector picture(options.size * options.size);
    drawMoon(moon, options.style, options.size, picture.data());
    return picture;
}

std::vector<MoonVerdict> judged(const Matrix& pictures, const MoonOptions& options) {
    return judgeMoons(pictures, MoonReader(options).read(pictures), options);
}

Moon moonOf(double fraction, bool waxing = true) { return {fraction, waxing, 2.0, 0.2, -0.3, moonRadius(32)}; }

}  // namespace

class MoonVerdictTest : public QObject {
    Q_OBJECT
private slots:
    /// A thousand pairs of phases at least a quarter apart, mixed 25:75 to 75:25.
    void judge_blendsOfTwoPhases_callsNoneAMoon() {
        const MoonOptions options;
        RandomStream random(7, Purpose::Generation);
        Matrix pictures(32 * 32, 1000);
        std::vector<std::array<double, 3>> made;
        for (Index i = 0; i < pictures.cols(); ++i) {
            const double first = 0.75 * random.nextUniform();
            const double second = first + 0.25 + (0.75 - first) * random.nextUniform();
            const double weight = 0.25 + 0.5 * random.nextUniform();
            const bool waxing = random.nextUniform() < 0.5;
            made.push_back({first, second, weight});
            pictures.col(i) = static_cast<Scalar>(weight) * drawnWith(moonOf(first, waxing), options) +
                              static_cast<Scalar>(1.0 - weight) * drawnWith(moonOf(second, waxing), options);
        }
        const auto verdicts = judged(pictures, options);
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            const QString text = QStringLiteral("%1 and %2 at %3: %4")
                                     .arg(made[i][0])
                                     .arg(made[i][1])
                                     .arg(made[i][2])
                                     .arg(QString::fromStdString(describe(verdicts[i])));
            QVERIFY2(verdicts[i].kind == VerdictKind::CrossFade, qPrintable(text));
        }
    }

    void judge_drawnMoonsWithTheirNoise_callsEachAMoon_data() {
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("shift");
        QTest::newRow("the default noise") << 0.02 << 0.5;
        QTest::newRow("much noise") << 0.2 << 0.5;
        QTest::newRow("far from the center") << 0.02 << 2.0;
    }

    void judge_drawnMoonsWithTheirNoise_callsEachAMoon() {
        QFETCH(double, noise);
        QFETCH(double, shift);
        MoonOptions options;
        options.noise = noise;
        options.shift = shift;
        options.count = 1000;
        const auto data = makeMoonPhases(options).train;
        Matrix pictures;
        data->gather(0, data->size(), pictures);
        for (const MoonVerdict& verdict : judged(pictures, options))
            QVERIFY2(verdict.kind == VerdictKind::Moon, describe(verdict).c_str());
    }

    void judge_aCrossFadeOfHalfAndFull_namesBoth() {
        const MoonOptions options;
        const Matrix picture = 0.5F * drawnWith(moonOf(0.5), options) + 0.5F * drawnWith(moonOf(1.0), options);
        const MoonVerdict verdict = judged(picture, options).front();
        QVERIFY2(describe(verdict).starts_with("no moon: a cross-fade of 0.5"), describe(verdict).c_str());
        QVERIFY(describe(verdict).ends_with(" and 1.00"));
        const auto [low, high] = std::minmax(verdict.crossFade.first.fraction, verdict.crossFade.second.fraction);
        QVERIFY(std::abs(low - 0.5) < 0.02 && std::abs(high - 1.0) < 0.02);
        QVERIFY(std::abs(verdict.crossFade.weight - 0.5) < 0.05);
        QVERIFY(verdict.crossFade.distance < 0.3 * verdict.reading.distance);
        QVERIFY(verdict.reading.distance > 0.1);
    }

    void judge_aGibbousMoon_readsItsPhase() {
        const MoonVerdict verdict = judged(drawnWith(moonOf(0.74), {}), {}).front();
        QCOMPARE(QString::fromStdString(describe(verdict)), QStringLiteral("a moon, 0.74 lit"));
    }

    void judge_aGrayPicture_isNeitherMoonNorCrossFade() {
        const MoonVerdict verdict = judged(Matrix::Constant(32 * 32, 1, 0.5F), {}).front();
        QVERIFY(verdict.kind == VerdictKind::Other);
        QVERIFY(describe(verdict).starts_with("no moon: 0."));
    }
};

static const lunette::test::TestClass<MoonVerdictTest> kMoonVerdictTest;
#include "MoonVerdictTest.moc"
