#include "Patience.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "imaging/PictureGrid.h"
#include "views/compress/CompressView.h"
#include "widgets/PictureRows.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include <algorithm>
#include <cmath>

using namespace lunette;

namespace {

struct ShownCompressView {
    explicit ShownCompressView(const DataSplit& data) {
        view.resize(1000, 420);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        view.setData(data);
        view.setSnapshot(samples::snapshot(samples::model(ObjectiveKind::Vae, 3, data.test->shape())));
        QTRY_COMPARE(inside().rows().size(), std::size_t(4));
    }
    template <class Part>
    Part* find(const char* name) const {
        auto* part = view.findChild<Part*>(QLatin1StringView(name));
        if (!part) qFatal("the view has no %s", name);
        return part;
    }
    const PictureRows& inside() const { return *find<PictureRows>("compressInside"); }
    const PictureRows& outside() const { return *find<PictureRows>("compressOutside"); }
    void setBits(int place) const { find<QSlider>("compressBitsSlider")->setValue(place); }
    void choose(const QString& text) const {
        auto* box = find<QComboBox>("compressOutsideBox");
        QVERIFY(box->findText(text) >= 0);
        box->setCurrentText(text);
    }

    BackgroundService service;
    CompressView view{service};
};

QImage negative(QImage image) {
    image.invertPixels();
    return image;
}

}  // namespace

/// A model as a compression, beside PCA and JPEG.
class CompressViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { moons_ = samples::moons(600); }

    void rowNames_ofEachNumberOfBits_sayTheBytes() {
        const ShownCompressView shown(moons_);
        QVERIFY(shown.inside().rowNames()[0].contains(QStringLiteral("784 bytes")));
        QVERIFY(shown.inside().rowNames()[1].contains(QStringLiteral("3 bytes")));
        QVERIFY(shown.inside().rowNames()[2].contains(QStringLiteral("3 bytes")));
        shown.setBits(1);  // 2 bits
        QTRY_VERIFY(shown.inside().rowNames()[1].contains(QStringLiteral("1 byte\n")));
        shown.setBits(11);  // 32 bits
        QTRY_VERIFY(shown.inside().rowNames()[2].contains(QStringLiteral("12 bytes")));
        QVERIFY(shown.find<QLabel>("compressSummary")->text().contains(QStringLiteral("65 times")));
    }

    void compress_with32Bits_decodesTheModelsOwnCodes() {
        CompressRequest request;
        request.data = moons_;
        request.snapshot = samples::snapshot(samples::model(ObjectiveKind::Vae, 3, moons_.test->shape()));
        request.bits = 32;
        const Compression fine = compress(request);
        QCOMPARE(fine.codeBytes, 12);
        QCOMPARE(fine.inside.images, 100);
        QVERIFY(fine.inside.model.bytes == 12 && fine.inside.jpeg.bytes <= 12);
        for (std::size_t i = 0; i < fine.inside.originals.size(); ++i) {
            const Vector pixels = Eigen::Map<const Eigen::Matrix<std::uint8_t, Eigen::Dynamic, 1>>(
                                      fine.inside.originals[i].constBits(), 784)
                                      .cast<Scalar>() /
                                  Scalar(255);
            const QImage expected = toImage(request.snapshot->reconstruct(pixels).col(0), moons_.test->shape());
            for (int at = 0; at < 784; ++at)  // a product of another width rounds otherwise
                QVERIFY(std::abs(expected.constBits()[at] - fine.inside.model.pictures[i].constBits()[at]) <= 1);
        }
        // Three components keep three numbers best of all that is linear: far better than the untrained model.
        QVERIFY(fine.inside.components.squaredError < 0.5 * fine.inside.model.squaredError);
        request.bits = 1;
        request.components = fine.components;
        const Compression coarse = compress(request);
        QVERIFY(coarse.components == fine.components);
        QVERIFY(coarse.inside.components.squaredError > fine.inside.components.squaredError);
    }

    void outsidePictures_areChosenInTheBox() {
        const ShownCompressView shown(moons_);
        const auto first = [](const PictureRows& rows) { return rows.rows()[0][0]; };
        QTRY_VERIFY(first(shown.outside()) == negative(first(shown.inside())));
        shown.choose(QStringLiteral("Upside down"));
        QTRY_VERIFY(first(shown.outside()) == first(shown.inside()).mirrored(true, true));
        QCOMPARE(shown.find<QComboBox>("compressOutsideBox")->count(), 2);
    }

    void outsidePictures_withAWithheldClass_areThatClass() {
        const DataSplit split = splitBy({.heldOut = 0, .without = "full moon"}, moons_);
        const Novelty novelty = noveltyOf(split);
        const ShownCompressView shown(split);
        QCOMPARE(shown.find<QComboBox>("compressOutsideBox")->currentText(), QStringLiteral("Never seen"));
        const auto isOneOf = [&](const QImage& picture, const std::vector<Index>& places) {
            return std::ranges::any_of(places, [&](Index place) {
                Matrix pixels;
                split.test->gather(place, 1, pixels);
                return toImage(pixels.col(0), split.test->shape()) == picture;
            });
        };
        for (const QImage& picture : shown.inside().rows()[0]) QVERIFY(isOneOf(picture, novelty.seen));
        for (const QImage& picture : shown.outside().rows()[0]) QVERIFY(isOneOf(picture, novelty.unseen));
    }

    void othersButton_showsOtherPictures() {
        const ShownCompressView shown(moons_);
        const auto before = shown.inside().rows()[0];
        shown.find<QPushButton>("compressOthersButton")->click();
        QTRY_VERIFY(shown.inside().rows()[0] != before);
    }

    void summary_withoutDataOrModel_saysWhatToDo() {
        BackgroundService service;
        CompressView view(service);
        const auto* summary = view.findChild<QLabel*>(QStringLiteral("compressSummary"));
        QVERIFY(summary->text().contains(QStringLiteral("Open a dataset")));
        view.setData(moons_);
        QVERIFY(summary->text().contains(QStringLiteral("Press Train")));
    }

private:
    DataSplit moons_;
};

static const lunette::test::TestClass<CompressViewTest, QApplication> kCompressViewTest;
#include "CompressViewTest.moc"
