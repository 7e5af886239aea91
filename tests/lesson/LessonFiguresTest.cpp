#include "Generated.h"
#include "Paths.h"
#include "TestProgram.h"
#include "Throws.h"
#include "analysis/SquaredErrors.h"
#include "imaging/StandardCatalog.h"
#include "lesson/GradientEstimates.h"
#include "lesson/LessonRunner.h"
#include "lesson/SpecialFigures.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace lunette;
using lunette::test::throws;

namespace {

double figure(LessonFigures& figures, const std::string& text) {
    return Formula::value(text).evaluate([&](const FigureName& name) { return figures.value(name); });
}

}  // namespace

class LessonFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const LessonRun run{"vae", "moons:count=120,size=28", {{"hidden", "16"}, {"epochs", "3"}}};
        const LessonRun plain{"ae", run.dataset, {{"hidden", "16"}, {"epochs", "3"}, {"objective", "autoencoder"}}};
        figures_.add("vae", trainLessonRun(run, 1, tools_));
        figures_.add("ae", trainLessonRun(plain, 1, tools_));
    }

    void everyFigure_ofAVae_isMeasuredOrNotANumber() {
        for (const LessonFigure& figure : lessonFigures()) {
            FigureName name{figure.isOfRun ? "vae" : "", std::string(figure.name), {}};
            if (figure.arguments == 1)
                name.arguments = {name.figure == "error_on"          ? "moons:count=12,size=28"
                                  : name.figure == "factor_strength" ? "fraction"
                                  : name.figure == "error_spread"    ? "2"
                                                                     : "1"};
            if (figure.arguments == 2)
                name.arguments = name.figure == "reduced_beta" ? std::vector<std::string>{"mean", "sum"}
                                                               : std::vector<std::string>{"1", "3"};
            const double value = figures_.value(name);
            static const QStringList lacking{"squared_error_seen", "squared_error_unseen",   "auroc",     "caught",
                                             "false_alarms",       "shuffled_targets_error", "jpeg_error"};
            QCOMPARE(std::isnan(value), lacking.contains(QString::fromStdString(name.figure)));
        }
    }

    /// Of its own condition, as the report's figures are; every figure can be had of such a run.
    void conditionalRun_getsItsImagesOwnCondition() {
        const LessonRun conditional{
            "conditional",
            "moons:count=120,size=28",
            {{"hidden", "16"}, {"epochs", "3"}, {"condition", "label"}, {"condition-encoder", "yes"}}};
        TrainedRun trained = trainLessonRun(conditional, 1, tools_);
        const DataSplit data = trained.data;
        const Snapshot snapshot(trained.saved.model, trained.saved.state.theta, 0, 0.0);
        LessonFigures figures(tools_, 1);
        figures.add("conditional", std::move(trained));
        std::vector<Index> all(static_cast<std::size_t>(data.test->size()));
        std::iota(all.begin(), all.end(), Index{0});
        const std::vector<double> errors = squaredErrors(snapshot, *data.test, all);
        const double own = std::accumulate(errors.begin(), errors.end(), 0.0) / static_cast<double>(errors.size());
        QVERIFY(std::abs(figure(figures, "conditional.error") / own - 1.0) < 1e-4);
        QVERIFY(std::abs(figure(figures, "conditional.denoised_error(0)") / own - 1.0) < 1e-4);
        Matrix pictures;
        data.test->gather(all, pictures);
        QVERIFY(std::abs(reconstructionError(snapshot, pictures) / own - 1.0) > 1e-3);
        for (const char* measured : {"conditional.overlap", "conditional.neighbors_kept(3)"})
            QVERIFY2(!std::isnan(figure(figures, measured)), measured);
    }

    void reducedBeta_ofSumsAndMeans_isExact() {
        constexpr double kPixels = 28 * 28, kLatents = 2;
        const auto near = [this](const char* text, double exact) {
            return std::abs(figure(figures_, text) / exact - 1.0) < 1e-9;
        };
        QVERIFY(near("vae.reduced_beta(sum, sum)", 0.5));
        QVERIFY(near("vae.reduced_beta(mean, sum)", kPixels / 2));
        QVERIFY(near("vae.reduced_beta(sum, mean)", 0.5 / kLatents));
        QVERIFY(near("vae.reduced_beta(mean, mean)", kPixels / 2 / kLatents));
        QVERIFY(std::isnan(figure(figures_, "ae.reduced_beta(sum, sum)")));
        QVERIFY(throws(ErrorKind::WrongValue, {"median"},
                       [this] { return figure(figures_, "vae.reduced_beta(median, sum)"); }));
    }

    void energyKept_ofAllBands_isTheWholeEnergy() {
        // By Parseval: what a band holds of the pictures' energy, and all bands hold all of it.
        const DataSplit data = tools_.catalog.open("moons:count=120,size=28");
        const LessonRun run{"pca", "moons:count=120,size=28", {{"objective", "pca"}, {"latents", "16"}}};
        TrainedRun trained = trainLessonRun(run, 1, tools_);
        const Snapshot snapshot(trained.saved.model, trained.saved.state.theta, 0, 0.0);
        Matrix real;
        data.test->gather(0, data.test->size(), real);
        const Matrix decoded = snapshot.decode(snapshot.encode(real).mean);
        const double whole = static_cast<double>(decoded.squaredNorm()) / static_cast<double>(real.squaredNorm());
        QVERIFY(std::abs(bandEnergies(snapshot, data, 0, 20).decoded / whole - 1.0) < 1e-4);
        // Sixteen principal components hold the coarse waves and few of the fine ones.
        QVERIFY(bandEnergies(snapshot, data, 0, 2).decoded > bandEnergies(snapshot, data, 8, 14).decoded);
    }

    void errorSpread_ofSeeds_isTheirLargestDifference() {
        std::vector<double> errors;
        for (const std::int64_t seed : {1, 2}) {
            const LessonRun run{
                "ae", "moons:count=120,size=28", {{"hidden", "16"}, {"epochs", "3"}, {"objective", "autoencoder"}}};
            LessonFigures figures(tools_, seed);
            figures.add("ae", trainLessonRun(run, seed, tools_));
            errors.push_back(figure(figures, "ae.error"));
        }
        QCOMPARE(figure(figures_, "ae.error_spread(2)"), std::abs(errors[1] - errors[0]));
    }

    void alarms_atAShare_areRaisedByThatShareOfTheSeen() {
        const LessonRun run{
            "ae", "digits:without=7,held-out=0.8", {{"hidden", "16"}, {"epochs", "2"}, {"objective", "autoencoder"}}};
        TrainedRun trained = trainLessonRun(run, 1, tools_);
        const Snapshot snapshot(trained.saved.model, trained.saved.state.theta, 0, 0.0);
        for (const double share : {0.01, 0.05, 0.5}) {
            const Alarms alarms = alarmsAt(snapshot, trained.data, share, false);
            QVERIFY(std::abs(alarms.seen - share) < 0.002);
            QVERIFY(alarms.unseen >= 0.0 && alarms.unseen <= 1.0);
        }
        QVERIFY(alarmsAt(snapshot, trained.data, 0.5, false).unseen >
                alarmsAt(snapshot, trained.data, 0.05, false).unseen);
    }

    void report_hasTheSameFigures() {
        QCOMPARE(figure(figures_, "vae.loss"), figure(figures_, "vae.reconstruction + vae.kl"));
        QCOMPARE(figure(figures_, "vae.epoch_loss(3)"), figure(figures_, "vae.loss"));
        QVERIFY(Formula::claim("ae.error within 0.01 % of ae.squared_error").holds(lookup()));
        QCOMPARE(figure(figures_, "ae.denoised_error(0)"), figure(figures_, "ae.error"));
        QCOMPARE(figure(figures_, "ae.noisy_error(0)"), 0.0);
        QVERIFY(figure(figures_, "ae.initial_loss") > figure(figures_, "ae.loss"));
    }

    void point_hasNoPosterior() {
        QVERIFY(std::isnan(figure(figures_, "ae.widest_posterior")));
        QCOMPARE(figure(figures_, "ae.posterior_width(0)"), 0.0);
        QCOMPARE(figure(figures_, "ae.overlap"), 0.0);
        QVERIFY(!std::isnan(figure(figures_, "ae.shuffled_targets_error")));
    }

    void wrongName_isNamed() {
        QVERIFY(throws(ErrorKind::Unknown, {"holes"}, [&] { return figure(figures_, "ae.holes"); }));
        QVERIFY(throws(ErrorKind::Unknown, {"dae"}, [&] { return figure(figures_, "dae.loss"); }));
        QVERIFY(throws(ErrorKind::Unknown, {"smile"}, [&] { return figure(figures_, "ae.factor_strength(smile)"); }));
        QVERIFY(throws(ErrorKind::WrongValue, {"x"}, [&] { return figure(figures_, "ae.neighbors_kept(x)"); }));
    }

    void gradientVariances_areTheExactOnes() {
        for (const double theta : {0.0, 1.0, 2.0}) {
            const auto [score, pathwise] = gradientVariances(theta, 1'000'000, 1);
            const double exact = std::pow(theta, 4) + 14.0 * theta * theta + 15.0;
            QVERIFY(std::abs(score - exact) < 0.03 * exact);
            QVERIFY(std::abs(pathwise - 4.0) < 0.03);
        }
    }

    void auroc_countsPairs() {
        const std::vector<double> seen{1, 2, 3}, unseen{3, 4};
        QCOMPARE(auroc(seen, unseen), 5.5 / 6.0);
        QVERIFY(std::isnan(auroc(seen, {})));
    }

    void smallerPictures_lieInTheMiddle() {
        const DataSplit digits = standardCatalog().open("digits");
        const Matrix pictures = picturesInShape(*digits.test, {28, 28, 1});
        Matrix own;
        digits.test->gather(0, digits.test->size(), own);
        QCOMPARE(pictures.rows(), Index{784});
        QCOMPARE(pictures(4 * 28 + 4 + 10 * 28 + 10, 0), own(10 * 20 + 10, 0));
        QVERIFY(std::abs(pictures.sum() - own.sum()) < 1e-3F * own.sum());
        QVERIFY(throws(ErrorKind::Conflict, [&] { return picturesInShape(*digits.test, {28, 28, 3}); }));
    }

    void everyFigure_isInTheDocuments() {
        QFile page(lunette::test::sourcePath() + "/docs/lessons.md");
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString text = page.readAll();
        for (const LessonFigure& figure : lessonFigures())
            QVERIFY2(text.contains("`" + QString::fromStdString(std::string(figure.name))), figure.name.data());
    }

private:
    Formula::Lookup lookup() {
        return [this](const FigureName& name) { return figures_.value(name); };
    }

    Catalog catalog_ = standardCatalog();
    LessonTools tools_{catalog_};
    LessonFigures figures_{tools_, 1};
};

static const lunette::test::TestClass<LessonFiguresTest, QCoreApplication> kLessonFiguresTest;
#include "LessonFiguresTest.moc"
