#include "TestProgram.h"
#include "analysis/AttributeVectors.h"

#include <QTest>

using namespace lunette;

using GroupKind = ImageGroup::Kind;

class AttributeVectorsTest : public QObject {
    Q_OBJECT
private slots:
    void imageGroups_areClassesAndThirdsOfFactors() {
        const Dataset images = sixImages();
        QCOMPARE(imageGroups(images).size(), std::size_t(2 + 2));
        QCOMPARE(imagesOf(images, {GroupKind::Class, 1}, 6), (std::vector<Index>{1, 3}));
        QCOMPARE(imagesOf(images, {GroupKind::Class, 1}, 3), (std::vector<Index>{1}));
        QCOMPARE(imagesOf(images, {GroupKind::Lower, 0}, 6), (std::vector<Index>{1, 4}));
        QCOMPARE(imagesOf(images, {GroupKind::Upper, 0}, 6), (std::vector<Index>{0, 5}));
    }

    void labelVector_ofTwoGroups_isTheDifferenceOfTheirMeans() {
        const Dataset images = sixImages();
        Matrix codes(2, 6);
        codes << 1, 4, 3, 8, 5, 7,  //
            0, 2, 0, 4, 0, 4;
        const Vector ofClasses{{6 - 4, 3 - 1}}, ofSizes{{4 - 4.5F, 2 - 1}};
        QCOMPARE(labelVector(codes, images, {GroupKind::Class, 1}, {GroupKind::Class, 0}), ofClasses);
        QCOMPARE(labelVector(codes, images, {GroupKind::Upper, 0}, {GroupKind::Lower, 0}), ofSizes);
        QVERIFY(labelVector(codes, images, {GroupKind::Class, 1}, {GroupKind::Class, 1}).isZero(0));
    }

    void labelVector_ofAGroupWithoutImages_isZero() {
        const Dataset images = sixImages();
        QVERIFY(labelVector(Matrix::Ones(2, 1), images, {GroupKind::Class, 1}, {GroupKind::Class, 0}).isZero(0));
    }

private:
    static Dataset sixImages() {
        Dataset::Parts parts;
        parts.name = "six";
        parts.shape = {1, 1, 1};
        parts.pixels.resize(6);
        parts.labels = {0, 1, 0, 1, 0, 0};
        parts.classNames = {"round", "square"};
        parts.factors = {{"size", {9, 1, 5, 5, 2, 7}}};
        return Dataset(std::move(parts));
    }
};

static const lunette::test::TestClass<AttributeVectorsTest> kAttributeVectorsTest;
#include "AttributeVectorsTest.moc"
