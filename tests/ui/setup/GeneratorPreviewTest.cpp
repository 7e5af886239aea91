#include "TestProgram.h"
#include "imaging/StandardCatalog.h"
#include "imaging/StoredPicture.h"
#include "setup/GeneratorPreview.h"

#include <QApplication>
#include <QTest>

using namespace lunette;

namespace {

/// The first pictures of what this text opens, as they lie in the preview: four a row, a pixel apart.
QImage firstOf(const Catalog& catalog, const std::string& text) {
    const auto images = catalog.open(text).train;
    QImage all(4 * 28 + 3, 2 * 28 + 1, QImage::Format_Grayscale8);
    all.fill(Qt::gray);
    for (int i = 0; i < 8; ++i) {
        const QImage picture = storedPicture(images->image(i), images->shape());
        for (int y = 0; y < 28; ++y)
            std::copy_n(picture.constScanLine(y), 28, all.scanLine(i / 4 * 29 + y) + i % 4 * 29);
    }
    return all;
}

}  // namespace

class GeneratorPreviewTest : public QObject {
    Q_OBJECT
private slots:
    void showsTheFirstPicturesOfTheDatasetThatIsMade() {
        GeneratorPreview preview(catalog_, service_);
        preview.preview(parseDatasetSpec("moons:size=28,gap=0.3-0.7"));
        QTRY_COMPARE(preview.picture(), firstOf(catalog_, "moons:count=200,size=28,gap=0.3-0.7"));
    }

    void theNewestOptionsWin() {
        GeneratorPreview preview(catalog_, service_);
        for (const char* seed : {"1", "2", "3", "4", "5"})
            preview.preview(parseDatasetSpec(std::string("moons:size=28,seed=") + seed));
        QTRY_COMPARE(preview.picture(), firstOf(catalog_, "moons:count=64,size=28,seed=5"));
    }

    void isOfGeneratorsAlone() {
        QVERIFY(GeneratorPreview::isPossible(*catalog_.find("moons")));
        QVERIFY(GeneratorPreview::isPossible(*catalog_.find("faces")));
        QVERIFY(GeneratorPreview::isPossible(*catalog_.find("sprites")));
        QVERIFY(!GeneratorPreview::isPossible(*catalog_.find("digits")));
    }

    void optionsThatCannotBeDrawnLeaveNoPicture() {
        GeneratorPreview preview(catalog_, service_);
        preview.preview(parseDatasetSpec("moons:size=28"));
        QTRY_VERIFY(!preview.picture().isNull());
        preview.preview(parseDatasetSpec("moons:without=a class that is not there"));
        QTRY_VERIFY(preview.picture().isNull());
    }

private:
    const Catalog catalog_ = standardCatalog();
    BackgroundService service_;
};

static const lunette::test::TestClass<GeneratorPreviewTest, QApplication> kTestClass;
#include "GeneratorPreviewTest.moc"
