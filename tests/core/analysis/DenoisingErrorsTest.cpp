#include "TestProgram.h"
#include "analysis/DenoisingErrors.h"
#include "analysis/SquaredErrors.h"
#include "data/MoonPhases.h"
#include "train/PrincipalComponents.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace lunette;

/// What noise costs, and what a model takes away of it.
class DenoisingErrorsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        MoonOptions options;
        options.count = 4200;
        options.size = 16;
        moons_ = makeMoonPhases(options);
        TrainingConfig config;
        config.objective = ObjectiveKind::Pca;
        config.latents = 6;
        const auto model = std::make_shared<const Model>(config, moons_.train->shape());
        Vector theta = Vector::Zero(model->network().parameterCount());
        fitPrincipalComponents(model->network(), *moons_.train, Slice(theta.data(), theta.size()));
        components_ = std::make_shared<const Snapshot>(model, theta, 0, 0.0);
    }

    void denoisingErrors_withoutNoise_areThoseOfReconstruction() {
        std::vector<Index> all(static_cast<std::size_t>(moons_.test->size()));
        std::iota(all.begin(), all.end(), Index{0});
        const auto each = squaredErrors(*components_, *moons_.test, all);
        const double mean = std::accumulate(each.begin(), each.end(), 0.0) / static_cast<double>(each.size());
        const auto errors = at(GaussianCorruption(), 0.0);
        QCOMPARE(errors.noisy, 0.0);
        QVERIFY(std::abs(errors.restored - mean) < 1e-4 * mean);
        QCOMPARE(errors.images, moons_.test->size());
    }

    // Masking every pixel leaves black pictures, whatever the chunk that an image is in.
    void noisyError_ofMasking_isTheMaskedShareOfThePower() {
        double power = 0;
        Matrix images;
        moons_.test->gather(0, moons_.test->size(), images);
        power = static_cast<double>(images.squaredNorm()) / static_cast<double>(images.cols());
        QVERIFY(std::abs(at(MaskingCorruption(), 1.0).noisy - power) < 1e-4 * power);
        const double half = at(MaskingCorruption(), 0.5).noisy;
        QVERIFY(half > 0.47 * power && half < 0.53 * power);
    }

    // Of noise spread evenly over 256 directions six are kept: some sixth of a tenth, and the clipping's share.
    void reconstruction_byFewComponents_removesNoise() {
        const auto clean = at(GaussianCorruption(), 0.0), noisy = at(GaussianCorruption(), 0.5);
        QVERIFY(noisy.noisy > 10.0);
        QVERIFY(noisy.restored - clean.restored < 0.75 * noisy.noisy);
        QVERIFY(noisy.restored < noisy.noisy);
    }

    void denoisingErrors_withALimit_useSoManyImages() { QCOMPARE(at(GaussianCorruption(), 0.5, 7).images, 7); }

private:
    DenoisingErrors at(const Corruption& corruption, double strength, Index most = 100000) const {
        return denoisingErrors(*components_, *moons_.test, corruption, strength, most);
    }

    DataSplit moons_;
    std::shared_ptr<const Snapshot> components_;
};

static const lunette::test::TestClass<DenoisingErrorsTest> kDenoisingErrorsTest;
#include "DenoisingErrorsTest.moc"
