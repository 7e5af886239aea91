#include "TestFiles.h"
#include "TestProgram.h"
#include "imaging/StandardCatalog.h"
#include "imaging/StoredPicture.h"
#include "setup/DatasetPreview.h"

#include <QApplication>
#include <QTest>

using namespace lunette;

namespace {

/// The first pictures of what this text opens, as they lie in the preview: eight a row, a pixel apart.
QImage firstOf(const Catalog& catalog, const std::string& text) {
    const auto images = catalog.open(text).train;
    QImage all(8 * 28 + 7, 3 * 28 + 2, QImage::Format_Grayscale8);
    all.fill(Qt::gray);
    for (int i = 0; i < 24; ++i) {
        const QImage picture = storedPicture(images->image(i), images->shape());
        for (int y = 0; y < 28; ++y)
            std::copy_n(picture.constScanLine(y), 28, all.scanLine(i / 8 * 29 + y) + i % 8 * 29);
    }
    return all;
}

}  // namespace

class DatasetPreviewTest : public QObject {
    Q_OBJECT
private slots:
    void preview_ofAGenerator_showsWhatIsDrawn() {
        DatasetPreview preview(catalog_, service_);
        preview.preview(*catalog_.find("moons"), parseDatasetSpec("moons:size=28,gap=0.3-0.7"));
        QTRY_COMPARE(preview.picture(), firstOf(catalog_, "moons:count=200,size=28,gap=0.3-0.7"));
    }

    void preview_requestedOften_showsTheNewestOptions() {
        DatasetPreview preview(catalog_, service_);
        for (const char* seed : {"1", "2", "3", "4", "5"})
            preview.preview(*catalog_.find("moons"), parseDatasetSpec(std::string("moons:size=28,seed=") + seed));
        QTRY_COMPARE(preview.picture(), firstOf(catalog_, "moons:count=64,size=28,seed=5"));
    }

    void preview_ofAFile_followsItsOptions() {
        const test::TemporaryFolder folder;
        std::string lines;
        for (int i = 0; i < 60; ++i) {
            for (int k = 0; k < 28 * 28; ++k) lines += std::to_string((i * 4 + k * 7) % 256) + (k < 783 ? "," : "\n");
        }
        const std::string path = folder.write("rows.csv", {lines.begin(), lines.end()});
        DatasetPreview preview(catalog_, service_);
        const auto show = [&](const std::string& options) {
            preview.preview(*catalog_.kindOf(catalog_.open(path)), parseDatasetSpec(path + options));
        };
        show("");
        QTRY_COMPARE(preview.picture(), firstOf(catalog_, path + ":first=48"));
        show(":turn=transpose");
        QTRY_COMPARE(preview.picture(), firstOf(catalog_, path + ":first=48,turn=transpose"));
        show(":width=13");
        QTRY_VERIFY(preview.picture().isNull());
    }

    void preview_inANarrowPanel_showsFewerPicturesWhole() {
        DatasetPreview preview(catalog_, service_);
        preview.resize(200, preview.height());
        preview.show();
        preview.preview(*catalog_.find("moons"), parseDatasetSpec("moons:size=32"));
        QTRY_COMPARE(preview.picture().width(), 6 * 32 + 5);
        preview.resize(400, preview.height());
        QTRY_COMPARE(preview.picture().width(), 8 * 32 + 7);
    }

    void preview_impossibleOptions_leavesNoPicture() {
        DatasetPreview preview(catalog_, service_);
        preview.preview(*catalog_.find("moons"), parseDatasetSpec("moons:size=28"));
        QTRY_VERIFY(!preview.picture().isNull());
        preview.preview(*catalog_.find("moons"), parseDatasetSpec("moons:without=a class that is not there"));
        QTRY_VERIFY(preview.picture().isNull());
    }

private:
    const Catalog catalog_ = standardCatalog();
    BackgroundService service_;
};

static const lunette::test::TestClass<DatasetPreviewTest, QApplication> kDatasetPreviewTest;
#include "DatasetPreviewTest.moc"
