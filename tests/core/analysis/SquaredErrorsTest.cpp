#include "TestProgram.h"
#include "analysis/SquaredErrors.h"
#include "data/MoonPhases.h"
#include "train/Trainer.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lunette;

/// The error of pictures, and of classes that were withheld from training.
class SquaredErrorsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        MoonOptions options;
        options.count = 200;
        options.size = 28;
        data_ = makeMoonPhases(options);
        TrainingConfig config;
        config.hidden = {8};
        const auto model = std::make_shared<const Model>(config, data_.train->shape());
        snapshot_ = std::make_shared<Snapshot>(model, initialState(*model).theta, 0, 0.0);
    }

    void squaredErrors_areSumsOverThePixels() {
        const std::vector<Index> places{30, 2, 7};
        const auto errors = squaredErrors(*snapshot_, *data_.test, places);
        QCOMPARE(errors.size(), 3U);
        for (std::size_t i = 0; i < places.size(); ++i) QVERIFY(std::abs(errors[i] - errorOf(places[i])) < 1e-3);
    }

    void heldOutErrors_areSorted() {
        std::vector<double> all;
        for (Index i = 0; i < data_.test->size(); ++i) all.push_back(errorOf(i));
        std::sort(all.begin(), all.end());
        const auto errors = heldOutErrors(*snapshot_, *data_.test, 5);
        QCOMPARE(errors.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i) QVERIFY(std::abs(errors[i] - all[i]) < 1e-3);
    }

    void shareBelow_ofAValue_countsOnlySmallerOnes() {
        const std::vector<double> sorted{1, 2, 2, 4, 8};
        QCOMPARE(shareBelow(sorted, 0.5), 0.0);
        QCOMPARE(shareBelow(sorted, 2), 0.2);  // an equal one is not exceeded
        QCOMPARE(shareBelow(sorted, 3), 0.6);
        QCOMPARE(shareBelow(sorted, 9), 1.0);
        QVERIFY(std::isnan(shareBelow({}, 1)));
    }

    void noveltyErrors_withAWithheldClass_separateSeenFromUnseen() {
        QVERIFY(!noveltyErrors(*snapshot_, data_));
        const DataSplit split = splitBy({.heldOut = 0, .without = "full moon"}, data_);
        double seen = 0, unseen = 0;
        Index unseenImages = 0;
        for (Index i = 0; i < split.test->size(); ++i) {
            const bool isFull = split.test->labels()[static_cast<std::size_t>(i)] == 4;
            (isFull ? unseen : seen) += errorOf(i);
            unseenImages += isFull ? 1 : 0;
        }
        const Index seenImages = split.test->size() - unseenImages;
        const auto errors = noveltyErrors(*snapshot_, split).value();
        QVERIFY(unseenImages > 0);
        QCOMPARE(errors.seenImages, seenImages);
        QCOMPARE(errors.unseenImages, unseenImages);
        QVERIFY(std::abs(errors.seen - seen / static_cast<double>(seenImages)) < 1e-3);
        QVERIFY(std::abs(errors.unseen - unseen / static_cast<double>(unseenImages)) < 1e-3);
        QCOMPARE(noveltyErrors(*snapshot_, split, 1)->seenImages, 1);
    }

private:
    double errorOf(Index image) const {
        Matrix input;
        data_.test->gather(image, 1, input);
        const Matrix output = snapshot_->decode(snapshot_->encode(input).mean);
        return static_cast<double>((input - output).squaredNorm());
    }

    DataSplit data_;
    std::shared_ptr<Snapshot> snapshot_;
};

static const lunette::test::TestClass<SquaredErrorsTest> kSquaredErrorsTest;
#include "SquaredErrorsTest.moc"
