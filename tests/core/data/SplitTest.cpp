#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/Split.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lunette;

namespace {

/// Class 0 has 30 images, class 1 has 12, class 2 has 3; pixel and factor are the image's number.
Dataset::Parts unevenClasses() {
    Dataset::Parts parts;
    parts.name = "uneven";
    parts.shape = {1, 1, 1};
    parts.classNames = {"a", "b", "c"};
    parts.factors = {{"number", {}}};
    for (int i = 0; i < 45; ++i) {
        parts.pixels.push_back(static_cast<std::uint8_t>(i));
        parts.labels.push_back(i < 30 ? 0 : i < 42 ? 1 : 2);
        parts.factors[0].values.push_back(static_cast<float>(i));
    }
    return parts;
}

std::vector<int> imageNumbers(const Dataset& data) {
    std::vector<int> result;
    for (Index i = 0; i < data.size(); ++i) result.push_back(data.image(i)[0]);
    return result;
}

}  // namespace

class SplitTest : public QObject {
    Q_OBJECT
private slots:
    void defaultShare_isASixthOfEachClass() {
        const DataSplit split = holdOutDefaultShare(unevenClasses());
        QCOMPARE(std::ranges::count(split.test->labels(), 0), 5);
        QCOMPARE(std::ranges::count(split.test->labels(), 1), 2);
        QCOMPARE(std::ranges::count(split.test->labels(), 2), 0);
        QCOMPARE(split.train->size(), 38);
    }

    void parts_holdEveryImageOnceWithItsLabelsAndFactors() {
        const DataSplit split = holdOutDefaultShare(unevenClasses());
        const auto train = imageNumbers(*split.train);
        const auto test = imageNumbers(*split.test);
        std::set<int> all(train.begin(), train.end());
        all.insert(test.begin(), test.end());
        QCOMPARE(all.size(), 45U);
        for (const auto& part : {split.train, split.test}) {
            const auto numbers = imageNumbers(*part);
            QVERIFY(std::ranges::is_sorted(numbers));
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                QCOMPARE(static_cast<int>(part->factors()[0].values[i]), numbers[i]);
                QCOMPARE(part->labels()[i], numbers[i] < 30 ? 0 : numbers[i] < 42 ? 1 : 2);
            }
        }
    }

    void split_copiesNoPixel() {
        Dataset::Parts parts = unevenClasses();
        const std::uint8_t* begin = parts.pixels.data();
        const std::uint8_t* end = begin + parts.pixels.size();
        const DataSplit split = holdOutDefaultShare(std::move(parts));
        for (const auto& part : {split.train, split.test})
            QVERIFY(part->image(0).data() >= begin && part->image(part->size() - 1).data() < end);
    }

    void share_ofSmallClasses_isTakenFromThemTogether() {
        Dataset::Parts parts;
        parts.name = "small";
        parts.shape = {1, 1, 1};
        for (int i = 0; i < 102; ++i) {
            parts.pixels.push_back(static_cast<std::uint8_t>(i));
            parts.labels.push_back(std::min(i / 5, 20));  // twenty classes of five, and one of two
        }
        for (int k = 0; k < 21; ++k) parts.classNames.push_back(std::string(1, static_cast<char>('a' + k)));
        const DataSplit sixth = holdOutDefaultShare(parts);
        QCOMPARE(sixth.test->size(), 17);
        for (int k = 0; k < 21; ++k) QVERIFY(std::ranges::count(sixth.test->labels(), k) <= 1);
        QCOMPARE(splitBy({.heldOut = 0.9, .without = {}}, sixth).train->size(), 21);  // one of each stays
    }

    void classesOfOneImage_shareRequested_poolIsHeldOut() {
        Dataset::Parts parts;
        parts.name = "people";
        parts.shape = {1, 1, 1};
        for (int i = 0; i < 100; ++i) {
            parts.pixels.push_back(static_cast<std::uint8_t>(i));
            parts.labels.push_back(i < 90 ? i : 90);  // ninety people of one picture, and one of ten
        }
        for (int k = 0; k < 91; ++k) parts.classNames.push_back("p" + std::to_string(k));
        const DataSplit sixth = holdOutDefaultShare(parts);
        QCOMPARE(sixth.test->size(), 16);
        QVERIFY(std::ranges::count(sixth.train->labels(), 90) > 0);
        const DataSplit third = splitBy({.heldOut = 0.3, .without = {}}, sixth);
        QCOMPARE(third.test->size(), 30);
        const QString text = QString::fromStdString(third.splitDescription.english());
        QVERIFY2(text.contains("21 are the only image of their class"), qPrintable(text));
    }

    void classesOfTwoAndOne_holdingOut_everyClassIsTrainedOn() {
        Dataset::Parts parts;
        parts.name = "two";
        parts.shape = {1, 1, 1};
        parts.pixels = {0, 1, 2};
        parts.labels = {0, 0, 1};
        parts.classNames = {"a", "b"};
        const DataSplit split = holdOutDefaultShare(parts);
        QCOMPARE(imageNumbers(*split.train), (std::vector<int>{0, 2}));
        QCOMPARE(imageNumbers(*split.test), (std::vector<int>{1}));
    }

    void smallShares_roundedDown_isSaid() {
        Dataset::Parts parts = unevenClasses();
        parts.labels.assign(45, 0);
        for (int i = 0; i < 44; ++i) parts.labels[static_cast<std::size_t>(i)] = i / 11;
        parts.labels[44] = 3;
        parts.classNames = {"a", "b", "c", "d"};
        const QString text = QString::fromStdString(holdOutDefaultShare(parts).splitDescription.english());
        QVERIFY2(text.contains("5 of 45") && text.contains("fewer than the share"), qPrintable(text));
    }

    void description_saysHowThePartsWereMade() {
        const DataSplit sixth = holdOutDefaultShare(unevenClasses());
        QCOMPARE(QString::fromStdString(sixth.splitDescription.english()),
                 QString("A fixed seed chose the held-out images, 7 of 45, class by class."));
        DataSplit given = sixth;
        given.splitDescription = Message::tr("'x_test' is what models are judged by.");
        const QString half =
            QString::fromStdString(splitBy({.heldOut = 0.5, .without = "b"}, given).splitDescription.english());
        QCOMPARE(half, QString("A fixed seed chose the held-out images, 22 of 45, class by class. "
                               "Training never sees the classes b."));
    }

    void withheldClass_withAPlusInItsName_isFound() {
        Dataset::Parts parts = unevenClasses();
        parts.classNames = {"c", "c++", "+"};
        const DataSplit sixth = holdOutDefaultShare(std::move(parts));
        using Labels = std::vector<std::int32_t>;
        QCOMPARE(splitBy({.heldOut = 0, .without = "c++"}, sixth).excludedClasses, (Labels{1}));
        QCOMPARE(splitBy({.heldOut = 0, .without = "c++++"}, sixth).excludedClasses, (Labels{1, 2}));
        QCOMPARE(splitBy({.heldOut = 0, .without = "c+c++"}, sixth).excludedClasses, (Labels{0, 1}));
    }

    void heldOutImages_sameSeed_areTheSame() {
        QCOMPARE(imageNumbers(*holdOutDefaultShare(unevenClasses(), 7).test),
                 imageNumbers(*holdOutDefaultShare(unevenClasses(), 7).test));
        QVERIFY(imageNumbers(*holdOutDefaultShare(unevenClasses(), 7).test) !=
                imageNumbers(*holdOutDefaultShare(unevenClasses(), 8).test));
    }

    void splitBy_anotherShare_holdsThatOut() {
        const DataSplit sixth = holdOutDefaultShare(unevenClasses());
        const DataSplit half = splitBy({.heldOut = 0.5, .without = {}}, sixth);
        QCOMPARE(std::ranges::count(half.test->labels(), 0), 15);
        QCOMPARE(std::ranges::count(half.test->labels(), 1), 6);
        QCOMPARE(std::ranges::count(half.test->labels(), 2), 1);
        QCOMPARE(half.train->size(), 23);
        auto all = imageNumbers(*bothParts(half));
        std::ranges::sort(all);
        for (int i = 0; i < 45; ++i) QCOMPARE(all[static_cast<std::size_t>(i)], i);
    }

    void withheldClass_isNeverTrainedOn() {
        const DataSplit sixth = holdOutDefaultShare(unevenClasses());
        const DataSplit split = splitBy({.heldOut = 0, .without = "b+c"}, sixth);
        QCOMPARE(split.train->size(), 25);
        QCOMPARE(std::ranges::count(split.train->labels(), 0), 25);
        QCOMPARE(split.train->classNames().size(), 3U);  // labels mean the same in both parts
        QCOMPARE(imageNumbers(*split.test), imageNumbers(*sixth.test));
        const Novelty novelty = noveltyOf(split);
        QCOMPARE(novelty.seen.size(), 5U);
        QCOMPARE(novelty.unseen.size(), 2U);
        for (const Index place : novelty.unseen) QCOMPARE(split.test->labels()[static_cast<std::size_t>(place)], 1);
        QVERIFY(noveltyOf(sixth).unseen.empty());
    }

    void withheldClass_thatIsUnknown_isNamed() {
        const DataSplit sixth = holdOutDefaultShare(unevenClasses());
        const auto message = [&](const char* without) {
            return test::messageOf([&] { splitBy({.heldOut = 0, .without = without}, sixth); });
        };
        QVERIFY(message("b+d").contains("'d'") && message("b+d").contains("a, b, c"));
        QVERIFY(message("a+").contains("''"));
        QVERIFY(message("a+b+c").contains("nothing is left"));
        Dataset::Parts plain = unevenClasses();
        plain.labels.clear();
        plain.classNames.clear();
        const DataSplit unlabeled = holdOutDefaultShare(std::move(plain));
        QVERIFY(test::throws(ErrorKind::Unknown, [&] { splitBy({.heldOut = 0, .without = "a"}, unlabeled); }));
    }

    void split_ofFewImages_leavesSomethingOnBothSides() {
        Dataset::Parts two;
        two.name = "two";
        two.shape = {1, 1, 1};
        two.pixels = {1, 2};
        QCOMPARE(holdOutDefaultShare(two).test->size(), 1);
        two.pixels = {1};
        QVERIFY(test::throws(ErrorKind::TooFew, [&] { holdOutDefaultShare(two); }));
    }
};

static const lunette::test::TestClass<SplitTest> kSplitTest;
#include "SplitTest.moc"
