#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/Dataset.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::throws;

namespace {

/// Two pictures of 2 x 1.
Dataset::Parts soundParts() {
    Dataset::Parts parts;
    parts.name = "two";
    parts.shape = {2, 1, 1};
    parts.pixels = {0, 51, 102, 255};
    parts.labels = {1, 0};
    parts.classNames = {"a", "b"};
    parts.factors = {{"size", {0.5F, 1.5F}}};
    return parts;
}

}  // namespace

class DatasetTest : public QObject {
    Q_OBJECT
private slots:
    void gather_ofIndices_keepsTheirOrder() {
        const Dataset data(soundParts());
        Matrix x;
        data.gather(std::array<Index, 3>{1, 0, 1}, x);
        QCOMPARE(x.rows(), 2);
        QCOMPARE(x.cols(), 3);
        QCOMPARE(x(0, 0), 102.0F / 255.0F);
        QCOMPARE(x(1, 0), 1.0F);
        QCOMPARE(x(0, 1), 0.0F);
        QCOMPARE(x(1, 1), 0.2F);
        QCOMPARE(x(1, 2), 1.0F);
        Matrix both;
        data.gather(0, 2, both);
        QCOMPARE(both.col(0), x.col(1));
        QCOMPARE(both.col(1), x.col(0));
    }

    void subset_sharesThePixels() {
        const Dataset data(soundParts());
        const Dataset chosen = data.subset(std::array<Index, 3>{1, 0, 1}, "three");
        QCOMPARE(chosen.name(), std::string("three"));
        QCOMPARE(chosen.size(), 3);
        QVERIFY(chosen.image(0).data() == data.image(1).data());
        QVERIFY(std::ranges::equal(chosen.labels(), std::array{0, 1, 0}));
        QCOMPARE(chosen.factors()[0].values, (std::vector{1.5F, 0.5F, 1.5F}));
        QVERIFY(std::ranges::equal(chosen.classNames(), data.classNames()));
        QVERIFY(messageOf([&] { (void)data.subset({}, "none"); }).contains("no image"));
    }

    void subset_outlivesTheWhole() {
        const auto last = [] { return Dataset(soundParts()).subset(std::array<Index, 1>{1}, "last"); }();
        QCOMPARE(last.image(0)[1], std::uint8_t{255});
    }

    void joined_sharesThePixels() {
        const Dataset first(soundParts());
        const Dataset second(soundParts());
        const Dataset both = Dataset::joined(first, second);
        QCOMPARE(both.size(), 4);
        QVERIFY(both.image(0).data() == first.image(0).data() && both.image(3).data() == second.image(1).data());
        QVERIFY(std::ranges::equal(both.labels(), std::array{1, 0, 1, 0}));
        QCOMPARE(both.factors()[0].values.size(), 4U);
        Dataset::Parts upright = soundParts();
        upright.shape = {1, 2, 1};
        QVERIFY(throws(ErrorKind::Conflict, [&] { Dataset::joined(first, Dataset(upright)); }));
    }

    void bits_areThePixelsThatTheyStandFor() {
        const std::vector<std::uint8_t> bytes{255, 0, 0, 255, 0, 255, 255, 0, 255};
        std::vector<std::uint8_t> bits, again(bytes.size());
        packBits(bytes, bits);
        QCOMPARE(bits, (std::vector<std::uint8_t>{0x96, 0x80}));
        unpackBits(bits, again);
        QCOMPARE(again, bytes);
        Dataset::Parts parts;
        parts.name = "bits";
        parts.shape = {3, 3, 1};
        parts.isOfBits = true;
        parts.pixels = {0x96, 0x80, 0x01, 0x00};
        const Dataset data(parts);
        QCOMPARE(data.size(), 2);
        const Dataset second = data.subset(std::array<Index, 1>{1}, "second");
        QCOMPARE(second.image(0)[7], std::uint8_t{255});
        QCOMPARE(second.image(0)[8], std::uint8_t{0});
        Matrix x;
        data.gather(std::array<Index, 2>{1, 0}, x);
        for (Index i = 0; i < 9; ++i) {
            QCOMPARE(x(i, 0), i == 7 ? 1.0F : 0.0F);
            QCOMPARE(x(i, 1), static_cast<float>(bytes[static_cast<std::size_t>(i)]) / 255.0F);
        }
        QCOMPARE(Dataset::joined(data, second).size(), 3);
        Dataset::Parts whole = parts;
        whole.isOfBits = false;
        whole.pixels.resize(18);
        QVERIFY(throws(ErrorKind::Conflict, [&] { Dataset::joined(data, Dataset(whole)); }));
        parts.pixels.pop_back();
        QVERIFY(throws(ErrorKind::Conflict, [&] { Dataset{parts}; }));
    }

    void dataset_ofContradictingParts_isRefused_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("says");
        QTest::newRow("no image") << 0 << "no image";
        QTest::newRow("half an image") << 1 << "ends within an image";
        QTest::newRow("too few labels") << 2 << "label for each image";
        QTest::newRow("label without class") << 3 << "names no class";
        QTest::newRow("negative label") << 4 << "names no class";
        QTest::newRow("labels without names") << 5 << "without class names";
        QTest::newRow("factor too long") << 6 << "each factor";
        QTest::newRow("no pixels") << 7 << "without pixels";
    }

    void dataset_ofContradictingParts_isRefused() {
        QFETCH(int, fault);
        QFETCH(QString, says);
        Dataset::Parts parts = soundParts();
        if (fault == 0) parts.pixels.clear();
        if (fault == 1) parts.pixels.pop_back();
        if (fault == 2) parts.labels.pop_back();
        if (fault == 3) parts.labels[0] = 2;
        if (fault == 4) parts.labels[0] = -1;
        if (fault == 5) parts.classNames.clear();
        if (fault == 6) parts.factors[0].values.push_back(0.0F);
        if (fault == 7) parts.shape.channels = 0;
        const QString message = messageOf([&] { const Dataset data(parts); });
        QVERIFY2(message.contains(says) && message.contains("'two'"), qPrintable(message));
    }
};

static const lunette::test::TestClass<DatasetTest> kDatasetTest;
#include "DatasetTest.moc"
