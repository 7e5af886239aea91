#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "analysis/MoonReader.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

float factorOf(const Dataset& data, std::size_t factor, Index i) {
    return data.factors()[factor].values[static_cast<std::size_t>(i)];
}

}  // namespace

class MoonReaderTest : public QObject {
    Q_OBJECT
private slots:
    /// Moons that were drawn, noise and all, are read back: the factors are known, so the reading can be judged.
    void read_ofDrawnMoons_findsTheirFactors_data() {
        QTest::addColumn<MoonOptions>("options");
        MoonOptions options;
        options.count = 60;
        QTest::newRow("defaults") << options;
        options.shift = 2.0;
        options.radiusJitter = 0.1;
        options.tilt = 30.0;
        QTest::newRow("shifted, tilted and resized") << options;
        options.tilt = 180.0;
        QTest::newRow("every way round") << options;
        options.tilt = options.shift = options.radiusJitter = 0.0;
        QTest::newRow("nothing but the phase") << options;
        options = {};
        options.count = 60;
        options.size = 64;
        QTest::newRow("64 pixels") << options;
    }

    void read_ofDrawnMoons_findsTheirFactors() {
        QFETCH(MoonOptions, options);
        const auto data = makeMoonPhases(options).train;
        Matrix pictures;
        data->gather(0, data->size(), pictures);
        const auto readings = MoonReader(options).read(pictures);
        QCOMPARE(static_cast<Index>(readings.size()), data->size());
        for (Index i = 0; i < data->size(); ++i) {
            const MoonReading& reading = readings[static_cast<std::size_t>(i)];
            const float fraction = factorOf(*data, 0, i);
            const bool waxing = factorOf(*data, 1, i) > 0;
            const auto place =
                QString("image %1, fraction %2 read as %3").arg(i).arg(fraction).arg(reading.moon.fraction);
            QVERIFY2(std::abs(reading.moon.fraction - fraction) < 0.02, qPrintable(place));
            QVERIFY2(std::abs(reading.moon.x - factorOf(*data, 3, i)) < 0.15, qPrintable(place));
            QVERIFY2(std::abs(reading.moon.y - factorOf(*data, 4, i)) < 0.15, qPrintable(place));
            QVERIFY2(std::abs(reading.moon.radius - factorOf(*data, 5, i)) < 0.15, qPrintable(place));
            // A new or a full moon has no side, and one turned by half a turn may be either.
            if (fraction > 0.05F && fraction < 0.95F && options.tilt < 90.0)
                QVERIFY2(reading.moon.waxing == waxing, qPrintable(place));
            QVERIFY2(reading.distance < 1.2 * options.noise, qPrintable(place));
        }
    }

    void read_ofOtherPictures_isFar() {
        const MoonReader reader({});
        Matrix pictures(32 * 32, 3);
        pictures.col(0).setConstant(0.5F);
        for (Index i = 0; i < pictures.rows(); ++i) pictures(i, 1) = static_cast<Scalar>((i / 4 + i / 128) % 2);
        pictures.col(2).setZero();
        const auto readings = reader.read(pictures);
        QVERIFY(readings[0].distance > 0.3);
        QVERIFY(readings[1].distance > 0.3);
        QVERIFY(readings[2].distance > 0.02);  // even a new moon has its earthshine
    }

    /// The halfway mix of a half and a full moon is the thing a poor model draws; it must not pass for a moon.
    void read_ofABlendOfTwoMoons_isFar() {
        Matrix ends(32 * 32, 2);
        drawMoon({0.5, true, 0.0, 0.0, 0.0, 12.0}, 32, ends.col(0).data());
        drawMoon({1.0, true, 0.0, 0.0, 0.0, 12.0}, 32, ends.col(1).data());
        const Matrix blend = ends.rowwise().mean();
        QVERIFY(MoonReader({}).read(blend)[0].distance > 0.15);
        for (const MoonReading& reading : MoonReader({}).read(ends)) QVERIFY(reading.distance < 0.01);
    }

    /// As decoders blur them: the true moon is not the closest, but none that is farther may be read.
    void read_ofBlurredHalfMoons_isNoFartherThanTheTruth() {
        constexpr Index kSide = 32;
        Matrix truth(kSide * kSide, 120), blurred(kSide * kSide, 120);
        for (Index i = 0; i < truth.cols(); ++i) {
            const double part = static_cast<double>(i) / static_cast<double>(truth.cols() - 1);
            const Moon moon{0.46 + 0.08 * part,        i % 2 == 0, 5 * std::sin(40 * part), 0.5 * std::sin(70 * part),
                            0.5 * std::cos(90 * part), 12.0};
            drawMoon(moon, kSide, truth.col(i).data());
            for (Index y = 0; y < kSide; ++y)
                for (Index x = 0; x < kSide; ++x) {
                    const auto at = [&](Index column) {
                        return truth(y * kSide + std::clamp<Index>(column, 0, kSide - 1), i);
                    };
                    blurred(y * kSide + x, i) = (at(x - 1) + 2 * at(x) + at(x + 1)) / 4;
                }
        }
        const auto readings = MoonReader({}).read(blurred);
        for (Index i = 0; i < truth.cols(); ++i) {
            const double toTruth = std::sqrt(static_cast<double>((blurred.col(i) - truth.col(i)).squaredNorm()) /
                                             static_cast<double>(truth.rows()));
            QVERIFY2(readings[static_cast<std::size_t>(i)].distance < toTruth + 1e-3, qPrintable(QString::number(i)));
        }
    }

    void read_ofAnotherSize_isRefused() {
        QVERIFY(test::throws(ErrorKind::Conflict, {"32"}, [] { MoonReader({}).read(Matrix::Zero(784, 1)); }));
    }
};

static const lunette::test::TestClass<MoonReaderTest> kMoonReaderTest;
#include "MoonReaderTest.moc"
