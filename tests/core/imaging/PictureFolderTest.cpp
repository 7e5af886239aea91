#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureImport.h"
#include "numeric/Parallel.h"

#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <sys/stat.h>

using namespace lunette;
using namespace lunette::test;

namespace {

DataSplit openPictures(const std::string& path, const Settings& settings = {}) {
    return PictureFolderFormat().open(path, settings, {});
}

/// A picture whose pixels are all of one color.
QImage plain(QSize size, QColor color, QImage::Format format = QImage::Format_RGB32) {
    QImage image(size, format);
    image.fill(color);
    return image;
}

class PictureFolder : public TemporaryFolder {
public:
    void add(const std::string& name, const QImage& image) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        QVERIFY2(image.save(QString::fromStdString(path(name))), name.c_str());
    }
    void addBytes(const std::string& name, const Bytes& bytes) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        write(name, bytes);
    }
};

/// The pixels of every image, in the order of the files.
std::vector<Bytes> pixelsOfFiles(const std::string& folder, const std::vector<std::string>& files,
                                 const PictureTarget& target) {
    const ImportedPictures imported = importPictures(folder, files, target, {});
    const auto size = static_cast<std::ptrdiff_t>(target.shape.pixelCount());
    std::vector<Bytes> images;
    for (auto at = imported.pixels.begin(); at != imported.pixels.end(); at += size) images.emplace_back(at, at + size);
    return images;
}

QStringList noteTexts(const DataSplit& split) {
    QStringList notes;
    for (const auto& note : split.train->report().notes) notes.append(QString::fromStdString(note.english()));
    return notes;
}

std::int64_t countOf(const DataSplit& split, const std::string& kind) {
    for (const auto& item : split.train->report().kinds)
        if (item.what.english() == kind) return item.count;
    return 0;
}

/// A JPEG file with EXIF data that say how it is to be turned.
Bytes turnedJpeg(const PictureFolder& folder, const QImage& image, std::uint8_t orientation) {
    folder.add("upright.jpg", image);
    Bytes bytes = readAll(folder.path("upright.jpg"));
    std::filesystem::remove(folder.path("upright.jpg"));
    const Bytes exif{0xFF, 0xE1, 0,    34,   'E', 'x', 'i', 'f', 0, 0, 'M', 'M',         0, 42, 0, 0, 0, 8,
                     0,    1,    0x01, 0x12, 0,   3,   0,   0,   0, 1, 0,   orientation, 0, 0,  0, 0, 0, 0};
    bytes.insert(bytes.begin() + 2, exif.begin(), exif.end());
    return bytes;
}

const QColor kGray(128, 128, 128);

const PictureTarget kTwoByTwo{{2, 2, 3}, Fit::Crop, Ground::White};

}  // namespace

class PictureFolderTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setThreadCount(2); }

    void pixels_ofEveryKind_areConvertedAndNamed_data() {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<QString>("file");
        QTest::addColumn<Bytes>("pixel");
        QTest::addColumn<QString>("kind");
        const QSize size(2, 2);
        const QColor color(200, 100, 50);
        QTest::newRow("RGB") << plain(size, color) << "a.png" << Bytes{200, 100, 50} << "PNG, RGB";
        QTest::newRow("RGBA") << plain(size, QColor(200, 100, 50, 51), QImage::Format_ARGB32) << "a.png"
                              << Bytes{244, 224, 214} << "PNG, RGBA";
        QTest::newRow("16-bit") << plain(size, color, QImage::Format_RGBX64) << "a.png" << Bytes{200, 100, 50}
                                << "PNG, RGB, 16-bit";
        QTest::newRow("16-bit gray") << plain(size, QColor(77, 77, 77), QImage::Format_Grayscale16) << "a.png"
                                     << Bytes{77, 77, 77} << "PNG, gray, 16-bit";
        QTest::newRow("grey") << plain(size, QColor(77, 77, 77), QImage::Format_Grayscale8) << "a.png"
                              << Bytes{77, 77, 77} << "PNG, gray";
        QTest::newRow("palette") << plain(size, color).convertToFormat(QImage::Format_Indexed8) << "a.png"
                                 << Bytes{200, 100, 50} << "PNG, palette";
        QTest::newRow("1-bit") << plain(size, Qt::white).convertToFormat(QImage::Format_Mono) << "a.png"
                               << Bytes{255, 255, 255} << "PNG, 1-bit";
        QTest::newRow("bitmap") << plain(size, color) << "a.bmp" << Bytes{200, 100, 50} << "BMP, RGB";
        QTest::newRow("pixmap") << plain(size, color) << "a.ppm" << Bytes{200, 100, 50} << "PPM, RGB";
        QTest::newRow("TIFF") << plain(size, color) << "a.tif" << Bytes{200, 100, 50} << "TIFF, RGB";
        QTest::newRow("16-bit TIFF") << plain(size, QColor(77, 77, 77), QImage::Format_Grayscale16) << "a.tif"
                                     << Bytes{77, 77, 77} << "TIFF, gray, 16-bit";
        QTest::newRow("WebP") << plain(size, Qt::white) << "a.webp" << Bytes{255, 255, 255} << "WEBP, RGB";
        QTest::newRow("another name") << plain(size, color) << "a.png/bmp" << Bytes{200, 100, 50} << "PNG, RGB";
    }

    void pixels_ofEveryKind_areConvertedAndNamed() {
        QFETCH(QImage, image);
        QFETCH(QString, file);
        QFETCH(Bytes, pixel);
        QFETCH(QString, kind);
        const QString written = file.section(u'/', 0, 0);
        if (!QImageReader::supportedImageFormats().contains(QFileInfo(written).suffix().toLatin1()))
            QSKIP("Qt's plugin for it is missing (Debian's qt6-image-formats-plugins)");
        const PictureFolder folder;
        folder.add(written.toStdString(), image);
        if (file.contains(u'/')) std::filesystem::rename(folder.path("a.png"), folder.path("a.bmp"));
        const std::string name = folder.names().front().toStdString();
        const ImportedPictures imported = importPictures(folder.path(), {name}, kTwoByTwo, {});
        Bytes expected;
        for (int i = 0; i < 4; ++i) expected.insert(expected.end(), pixel.begin(), pixel.end());
        QCOMPARE(imported.pixels, expected);
        QCOMPARE(QString::fromStdString(imported.report.kinds.front().what.english()), kind);
        QVERIFY(imported.report.skipped.empty());
    }

    void exifOrientation_turnsThePicture() {
        if (!QImageReader::supportedImageFormats().contains("jpeg")) QSKIP("Qt has no JPEG reader here");
        const PictureFolder folder;
        QImage image = plain({32, 16}, Qt::black);  // its left half is white
        for (int y = 0; y < 16; ++y)
            for (int x = 0; x < 16; ++x) image.setPixelColor(x, y, Qt::white);
        folder.addBytes("turned.jpg", turnedJpeg(folder, image, 6));  // to be turned by 90 degrees clockwise
        const PictureTarget target{{16, 32, 1}, Fit::Crop, Ground::White};
        const ImportedPictures imported = importPictures(folder.path(), {"turned.jpg"}, target, {});
        QCOMPARE(imported.pixels.size(), 512U);
        QVERIFY(imported.pixels.front() > 250 && imported.pixels.back() < 5);
        QVERIFY(imported.pixels[15] > 250);  // the upper right: it stands
        QVERIFY(imported.report.notes.front().english().find("EXIF") != std::string::npos);
    }

    void fit_ofOtherSizes_isAsRequested_data() {
        QTest::addColumn<int>("fit");
        QTest::addColumn<Bytes>("expected");  // of a picture of 12 x 4: black, gray and white thirds
        QTest::newRow("crop") << int(Fit::Crop) << Bytes(16, 128);
        QTest::newRow("letterbox") << int(Fit::Letterbox) << Bytes{255, 255, 255, 255, 0,   64,  191, 255,
                                                                   255, 255, 255, 255, 255, 255, 255, 255};
        QTest::newRow("stretch") << int(Fit::Stretch)
                                 << Bytes{0, 86, 170, 255, 0, 86, 170, 255, 0, 86, 170, 255, 0, 86, 170, 255};
    }

    void fit_ofOtherSizes_isAsRequested() {
        QFETCH(int, fit);
        QFETCH(Bytes, expected);
        const PictureFolder folder;
        QImage image(12, 4, QImage::Format_Grayscale8);
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 12; ++x) image.scanLine(y)[x] = std::array<std::uint8_t, 3>{0, 128, 255}[x / 4];
        folder.add("wide.png", image);
        const auto pixels = pixelsOfFiles(folder.path(), {"wide.png"}, {{4, 4, 1}, Fit(fit), Ground::White}).front();
        for (std::size_t i = 0; i < 16; ++i)
            QVERIFY2(std::abs(pixels[i] - expected[i]) <= 24, qPrintable(QString("%1: %2").arg(i).arg(pixels[i])));
    }

    void ground_behindTransparency_isAsRequested() {
        const PictureFolder folder;
        folder.add("clear.png", plain({2, 2}, QColor(9, 9, 9, 0), QImage::Format_ARGB32));
        for (const auto& [ground, level] : {std::pair{Ground::White, 255}, {Ground::Black, 0}, {Ground::Gray, 128}})
            QCOMPARE(pixelsOfFiles(folder.path(), {"clear.png"}, {{2, 2, 1}, Fit::Crop, ground}).front()[0], level);
    }

    void sizeAndColor_unlessRequested_areThoseOfMostPictures() {
        const PictureFolder folder;
        for (int i = 0; i < 4; ++i) folder.add("a" + std::to_string(i) + ".png", plain({6, 4}, QColor(i, i, i)));
        folder.add("b.png", plain({9, 9}, kGray));
        const DataSplit gray = openPictures(folder.path());
        QCOMPARE(gray.train->shape(), (ImageShape{6, 4, 1}));
        QCOMPARE(gray.train->size() + gray.test->size(), 5);
        QCOMPARE(countOf(gray, "6 x 4 pixels"), 4);
        QVERIFY2(noteTexts(gray).join('\n').contains(
                     "Other sizes became 6 x 4, cropped to their middle and scaled (fit=, size=): 1 picture."),
                 qPrintable(noteTexts(gray).join('\n')));
        folder.add("c.png", plain({6, 4}, Qt::red));
        QCOMPARE(openPictures(folder.path()).train->shape(), (ImageShape{6, 4, 3}));
        const DataSplit requested =
            openPictures(folder.path(), {{"size", "5x3"}, {"colour", "grey"}, {"fit", "stretch"}});
        QCOMPARE(requested.train->shape(), (ImageShape{5, 3, 1}));
        QVERIFY(noteTexts(requested).join('\n').contains("Colors became gray (colour=colour keeps them): 1 picture."));
        folder.add("d.png", plain({400, 300}, Qt::red));
        folder.add("e.png", plain({400, 300}, Qt::red));
        for (int i = 0; i < 4; ++i) std::filesystem::remove(folder.path("a" + std::to_string(i) + ".png"));
        QCOMPARE(openPictures(folder.path()).train->shape(), (ImageShape{64, 64, 3}));
    }

    void labels_areTheFolders() {
        const PictureFolder folder;
        for (const char* name : {"cat/1.png", "cat/black/2.png", "dog/3.png", "dog/4.png", "5.png"})
            folder.add(name, plain({2, 2}, kGray));
        const DataSplit split = openPictures(folder.path());
        const auto names = split.train->classNames();
        QVERIFY(std::ranges::equal(names, std::array{"(in no folder)", "cat", "dog"}));
        QVERIFY(std::ranges::equal(openPictures(folder.path(), {{"labels", "whole"}}).train->classNames(),
                                   std::array{"(in no folder)", "cat", "cat/black", "dog"}));
        QVERIFY(!openPictures(folder.path(), {{"labels", "none"}}).train->hasLabels());
    }

    void first_ofFolders_isSpreadOverThem() {
        const PictureFolder folder;
        for (int i = 0; i < 40; ++i)
            folder.add((i < 30 ? "a/" : "b/") + std::to_string(100 + i) + ".png", plain({2, 2}, QColor(i, i, i)));
        const DataSplit some = openPictures(folder.path(), {{"first", "8"}});
        QCOMPARE(some.train->size() + some.test->size(), 8);
        int ofB = 0;
        for (const auto& part : {some.train, some.test})
            for (const std::int32_t label : part->labels()) ofB += label;
        QCOMPARE(ofB, 2);
        QVERIFY(noteTexts(some).contains("Of 40 pictures 8 are taken, evenly spread (first=)."));
        const DataSplit all = openPictures(folder.path(), {{"first", "40"}});
        QCOMPARE(all.train->size() + all.test->size(), 40);
    }

    void first_ofPartsOfTheirOwn_leavesNoneEmpty() {
        const PictureFolder folder;
        for (int i = 0; i < 20; ++i)
            folder.add((i < 2 ? "test/" : "train/") + std::to_string(i) + ".png", plain({2, 2}, kGray));
        const DataSplit some = openPictures(folder.path(), {{"first", "4"}});
        QCOMPARE(some.train->size(), 4);  // of 18
        QCOMPARE(some.test->size(), 1);   // of 2
    }

    /// As those from old disks are.
    void names_notInUtf8_areRead() {
        const PictureFolder folder;
        for (const char* name : {"a.png", "b.png", "c.png"}) folder.add(name, plain({2, 2}, kGray));
        const std::string old = folder.path() + "/caf\xE9";
        std::filesystem::create_directory(old);
        std::filesystem::rename(folder.path("a.png"), old + "/\xE9t\xE9.png");
        folder.write("b.png", {'n', 'o'});
        std::filesystem::rename(folder.path("b.png"), old + "/\xE8.png");
        const DataSplit split = openPictures(folder.path());
        QCOMPARE(split.train->size() + split.test->size(), 2);
        QVERIFY(std::ranges::equal(split.train->classNames(), std::array{"(in no folder)", "caf%E9"}));
        QCOMPARE(split.train->report().skipped[0].what.english(), std::string("caf%E9/%E8.png"));
        for (const auto& part : {split.train, split.test})
            QVERIFY(QStringList({"caf%E9/%E9t%E9.png", "c.png"}).contains(QString::fromStdString(*part->file(0))));
    }

    void testFolder_isHeldOut() {
        const PictureFolder folder;
        for (const char* name : {"train/b/1.png", "train/a/2.png", "test/a/3.png", "test/b/4.png", "test/b/5.png"})
            folder.add(name, plain({2, 2}, kGray));
        const DataSplit split = openPictures(folder.path());
        QCOMPARE(split.train->size(), 2);
        QCOMPARE(split.test->size(), 3);
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{0, 1}));
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{0, 1, 1}));
        folder.add("val/a/6.png", plain({2, 2}, kGray));
        QVERIFY(noteTexts(openPictures(folder.path())).contains("1 picture in other folders than these are left out."));
        folder.add("cover.png", plain({2, 2}, kGray));
        const DataSplit stray = openPictures(folder.path());
        QCOMPARE(stray.train->classNames()[0], std::string("(in no folder)"));
        QVERIFY2(noteTexts(stray).join('\n').contains("there is 1 other picture beside them, such as 'cover.png'"),
                 qPrintable(noteTexts(stray).join('\n')));
    }

    void folders_ofEveryArrangement_giveLabelsAndParts_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("classes");
        QTest::addColumn<QList<int>>("sizes");  // to train on, to judge by
        QTest::addColumn<QString>("says");
        const QStringList inner{"a/1.png", "a/2.png", "a/3.png", "b/4.png", "b/5.png", "b/6.png"};
        const auto below = [&](const QString& folder) {
            return QStringList(inner).replaceInStrings(QRegularExpression("^"), folder);
        };
        QTest::newRow("one folder too many") << below("PetImages/") << "first"
                                             << "a|b" << QList<int>{5, 1} << "folder 'PetImages'";
        QTest::newRow("three too many") << below("x/y/z/") << "first"
                                        << "a|b" << QList<int>{5, 1} << "folder 'x/y/z'";
        QTest::newRow("parts below a folder") << below("archive/train/") + below("archive/test/") << "first"
                                              << "a|b" << QList<int>{6, 6} << "folder 'archive'";
        for (const auto& [train, test] : {std::pair{"Training", "Testing"},
                                          {"Train", "Test"},
                                          {"TRAIN", "dev"},
                                          {"trainset", "val"},
                                          {"training", "Holdout"}})
            QTest::newRow(test) << below(QString(train) + "/") + below(QString(test) + "/") << "first"
                                << "a|b" << QList<int>{6, 6}
                                << QString("folder '") + train + "' and are judged by '" + test + "'";
        for (const auto& [train, test] : {std::pair{"seg_train", "seg_test"},
                                          {"01_Train", "02_Test"},
                                          {"Train Data", "Test Data"},
                                          {"images-train", "images-val"},
                                          {"Entrainement", "Test"}})
            QTest::newRow(train) << below(QString(train) + "/") + below(QString(test) + "/") << "first"
                                 << "a|b" << QList<int>{6, 6}
                                 << QString("folder '") + train + "' and are judged by '" + test + "'";
        QTest::newRow("parts twice") << below("seg_train/seg_train/") + below("seg_test/seg_test/") << "first"
                                     << "a|b" << QList<int>{6, 6} << "judged by 'seg_test'";
        QTest::newRow("parts within classes")
            << QStringList{"a/train/1.png", "a/train/2.png", "a/test/3.png", "b/train/4.png", "b/test/5.png"} << "first"
            << "a|b" << QList<int>{3, 2} << "folder 'train' and are judged by 'test'";
        QTest::newRow("classes named so")
            << below("train_bus/") + below("train_car/") + QStringList{"test/x/9.png"} << "first"
            << "test|train_bus|train_car" << QList<int>{11, 2} << "labels=last";
        QTest::newRow("test before val") << below("train/") + below("val/") + below("Test/") << "first"
                                         << "a|b" << QList<int>{6, 6} << "6 pictures in other folders";
        QTest::newRow("a test folder without classes")
            << below("train/") + QStringList{"test/7.png", "test/8.png"} << "first"
            << "a|b" << QList<int>{5, 1} << "lie in no folders of classes";
        QTest::newRow("the same without labels") << below("train/") + QStringList{"test/7.png", "test/8.png"} << "none"
                                                 << "" << QList<int>{6, 2} << "judged by 'test'";
        // Parts whose classes lie elsewhere, or nowhere.
        QTest::newRow("words without a blank") << below("TrainData/") + below("TestData/") << "first"
                                               << "a|b" << QList<int>{6, 6} << "judged by 'TestData'";
        QTest::newRow("a test folder of one folder")
            << below("train/") + QStringList{"test/unknown/7.png", "test/unknown/8.png"} << "first"
            << "a|b" << QList<int>{5, 1} << "folder 'test/unknown' lie in no folders of classes";
        QTest::newRow("Tiny ImageNet") << QStringList{"train/a/images/1.png", "train/a/images/2.png",
                                                      "train/a/images/3.png", "train/b/images/4.png",
                                                      "train/b/images/5.png", "train/b/images/6.png",
                                                      "val/images/7.png",     "test/images/8.png"}
                                       << "first"
                                       << "a|b" << QList<int>{5, 1}
                                       << "folder 'test/images' lie in no folders of classes";
        QTest::newRow("images in each class, last")
            << QStringList(below("")).replaceInStrings("/", "/Images/") << "last"
            << "a|b" << QList<int>{5, 1} << "2 folders";
        QTest::newRow("classes in val, none in test")
            << below("train/") + below("val/") + QStringList{"test/7.png"} << "first"
            << "a|b" << QList<int>{6, 6} << "The folder 'test' has no classes";
        QTest::newRow("the test part twice") << below("train/") + below("test/test/") << "first"
                                             << "a|b" << QList<int>{6, 6} << "judged by 'test'";
        const QStringList levels = below("Latin/") + below("Greek/");
        QTest::newRow("first of two levels") << levels << "first"
                                             << "Greek|Latin" << QList<int>{10, 2} << "labels=last";
        QTest::newRow("second of two levels") << levels << "second"
                                              << "a|b" << QList<int>{10, 2} << "2 folders";
        QTest::newRow("last of two levels") << levels << "last"
                                            << "a|b" << QList<int>{10, 2} << "2 folders";
        QTest::newRow("all levels") << levels << "whole"
                                    << "Greek/a|Greek/b|Latin/a|Latin/b" << QList<int>{10, 2} << "4 folders";
    }

    void folders_ofEveryArrangement_giveLabelsAndParts() {
        QFETCH(QStringList, files);
        QFETCH(QString, labels);
        QFETCH(QString, classes);
        QFETCH(QList<int>, sizes);
        QFETCH(QString, says);
        const PictureFolder folder;
        for (const QString& file : files) folder.add(file.toStdString(), plain({2, 2}, kGray));
        const DataSplit split = openPictures(folder.path(), {{"labels", labels.toStdString()}});
        QStringList names;
        for (const std::string& name : split.train->classNames()) names.append(QString::fromStdString(name));
        QCOMPARE(names.join('|'), classes);
        QCOMPARE((QList<int>{static_cast<int>(split.train->size()), static_cast<int>(split.test->size())}), sizes);
        QVERIFY2(noteTexts(split).join('\n').contains(says), qPrintable(noteTexts(split).join('\n')));
        for (const auto& part : {split.train, split.test})
            for (Index i = 0; i < part->size() && part->hasLabels(); ++i)
                QVERIFY(QString::fromStdString(*part->file(i))
                            .contains(names[part->labels()[static_cast<std::size_t>(i)]] + "/"));
    }

    /// Folders that are each a part of a class: none of the classes is left out.
    void foldersOfClassAndPart_giveBoth_data() {
        QTest::addColumn<QStringList>("folders");  // one picture in each
        QTest::addColumn<QString>("train");        // classes of these images
        QTest::addColumn<QString>("test");
        QTest::addColumn<QString>("says");
        QTest::newRow("the part last") << QStringList{"cat_train", "cat_test", "dog_train", "dog_test"} << "cat dog"
                                       << "cat dog"
                                       << "folder '*_train' and are judged by '*_test'";
        QTest::newRow("the part first") << QStringList{"Train Cat", "Val Cat", "Train Dog", "Val Dog"} << "Cat Dog"
                                        << "Cat Dog"
                                        << "folder 'Train *' and are judged by 'Val *'";
        QTest::newRow("numbers") << QStringList{"0_train", "0_test", "1_train", "1_test"} << "0 1"
                                 << "0 1"
                                 << "as '0_test' does";
        QTest::newRow("other letters") << QStringList{"猫_train", "猫_test", "狗_train", "狗_test"} << "狗 猫"
                                       << "狗 猫"
                                       << "judged by '*_test'";
        QTest::newRow("in any case") << QStringList{"cat-TRAIN", "Cat-Test", "new-york-train"} << "Cat new-york"
                                     << "Cat"
                                     << "judged by '*-Test'";
        QTest::newRow("test before val") << QStringList{"a_train", "a_val", "a_test", "b_train", "b_val", "b_test"}
                                         << "a b"
                                         << "a b"
                                         << "2 pictures in other folders";
        QTest::newRow("CycleGAN") << QStringList{"trainA", "trainB", "testA", "testB"} << "A B"
                                  << "A B"
                                  << "folder 'train*' and are judged by 'test*'";
        QTest::newRow("the part last, in capitals")
            << QStringList{"catTrain", "dogTrain", "catTest", "dogTest"} << "cat dog"
            << "cat dog"
            << "folder '*Train' and are judged by '*Test'";
        QTest::newRow("one domain") << QStringList{"trainA", "testA"} << ""
                                    << ""
                                    << "folder 'trainA' and are judged by 'testA'";
        QTest::newRow("a class that is no part")
            << QStringList{"TestPattern", "cat_train", "cat_test", "dog_train"} << "cat dog"
            << "cat"
            << "1 picture in other folders";
        QTest::newRow("in any case, in parts")
            << QStringList{"train/Cat", "train/Dog", "test/cat", "test/dog"} << "Cat Dog"
            << "Cat Dog"
            << "2 classes are written differently in 'train' and 'test', such as 'Cat' and 'cat'";
        QTest::newRow("one class") << QStringList{"seg_train", "seg_test"} << ""
                                   << ""
                                   << "folder 'seg_train' and are judged by 'seg_test'";
    }

    void foldersOfClassAndPart_giveBoth() {
        QFETCH(QStringList, folders);
        QFETCH(QString, train);
        QFETCH(QString, test);
        QFETCH(QString, says);
        const PictureFolder folder;
        for (const QString& name : folders) folder.add(name.toStdString() + "/1.png", plain({2, 2}, kGray));
        const DataSplit split = openPictures(folder.path());
        const auto classesOf = [](const Dataset& part) {
            QStringList names;
            for (const std::int32_t label : part.labels())
                names << QString::fromStdString(part.classNames()[static_cast<std::size_t>(label)]);
            names.sort();
            return names.join(' ');
        };
        QCOMPARE(classesOf(*split.train), train);
        QCOMPARE(classesOf(*split.test), test);
        QVERIFY2(noteTexts(split).join('\n').contains(says), qPrintable(noteTexts(split).join('\n')));
    }

    /// The doubts that names of pictures give, and how many images there are all the same.
    void masks_amongPictures_areDoubted_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("doubt");
        QTest::newRow("mask beside") << QStringList{"a/x.png", "a/x_mask.png", "a/y.png", "a/y_mask.png"}
                                     << "2 of 4 pictures look by their names like masks of others, as 'a/x_mask.png' "
                                        "is of 'a/x.png'";
        QTest::newRow("several masks") << QStringList{"b (1).png", "b (1)_mask.png", "b (1)_mask_1.png", "b (2).png",
                                                      "b (2)_mask.png"}
                                       << "3 of 5 pictures";
        for (const char* word : {"-seg", "_segmentation", "_gt", "_label", ".GT"})
            QTest::newRow(word) << QStringList{"x.png", QString("x") + word + ".png"} << "1 of 2 pictures";
        QTest::newRow("one of many") << QStringList{"x.png", "x_mask.png", "y.png", "z.png", "v.png"} << "";
        QTest::newRow("a word alone") << QStringList{"mask.png", "face_mask.png", "with_mask/1.png", "gt.png"} << "";
        QTest::newRow("folders") << QStringList{"images/x.png", "images/y.png", "masks/x.png", "masks/y_mask.png"}
                                 << "2 of 4 pictures look like masks, for the folder 'masks' has the names of 'images'";
        QTest::newRow("folders in parts")
            << QStringList{"train/images/x.png", "train/images/y.png", "train/masks/x.png",
                           "train/masks/y.png",  "test/images/z.png",  "test/masks/z.png"}
            << "/train/images', or move the masks";
        QTest::newRow("VOC") << QStringList{"V/JPEGImages/x.png", "V/JPEGImages/y.png", "V/SegmentationClass/x.png",
                                            "V/SegmentationClass/y.png"}
                             << "/V/JPEGImages', or move";
        QTest::newRow("parts within") << QStringList{"images/a/x.png", "images/b/x.png", "labels/a/x.png",
                                                     "labels/b/x.png"}
                                      << "/images', or move";
        QTest::newRow("classes") << QStringList{"mask/1.png", "mask/2.png", "no_mask/1.png", "no_mask/2.png"} << "";
        QTest::newRow("other names") << QStringList{"labels/1.png", "labels/2.png", "bottles/3.png", "bottles/4.png"}
                                     << "";
    }

    void masks_amongPictures_areDoubted() {
        QFETCH(QStringList, files);
        QFETCH(QString, doubt);
        const PictureFolder folder;
        for (const QString& file : files) folder.add(file.toStdString(), plain({2, 2}, kGray));
        const DataSplit split = openPictures(folder.path());
        QCOMPARE(split.train->size() + split.test->size(), files.size());
        const QString doubts = noteTexts(split).filter("Doubtful:").filter("mask").join('\n');
        QVERIFY2(doubt.isEmpty() ? doubts.isEmpty() : doubts.contains(doubt), qPrintable(doubts));
    }

    void sizes_unlessOneIsOfATenth_areTheDefault_data() {
        QTest::addColumn<QList<int>>("sides");  // of 30 pictures, in turn
        QTest::addColumn<int>("side");
        QTest::addColumn<QString>("says");
        QList<int> all(15);
        std::iota(all.begin(), all.end(), 16);
        QTest::newRow("all of a kind") << all << 64 << "No size is shared by a tenth of the pictures";
        QTest::newRow("a fifth") << QList<int>{20, 21, 22, 23, 24, 25, 26, 27, 28, 20} << 20
                                 << "The most common size is 20 x 20";
        QTest::newRow("enlarged") << all << 64 << "Doubtful: of 30 pictures 30 become 64 x 64 by being enlarged";
        QTest::newRow("reduced") << QList<int>{10, 10, 30} << 10
                                 << "Doubtful: of 30 pictures 10 become 10 x 10 by being reduced";
        QTest::newRow("photographs") << QList<int>{300, 300, 400} << 64 << "";
    }

    void sizes_unlessOneIsOfATenth_areTheDefault() {
        QFETCH(QList<int>, sides);
        QFETCH(int, side);
        QFETCH(QString, says);
        const PictureFolder folder;
        for (int i = 0; i < 30; ++i) {
            const int own = sides[i % sides.size()];
            folder.add(std::to_string(i) + ".png", plain({own, own}, QColor(i, i, i)));
        }
        const DataSplit split = openPictures(folder.path());
        QCOMPARE(split.train->shape(), (ImageShape{side, side, 1}));
        const QString notes = noteTexts(split).join('\n');
        QVERIFY2(says.isEmpty() ? !notes.contains("Doubtful: of") : notes.contains(says), qPrintable(notes));
    }

    void linkedClassFolders_alone_areNamedInTheError() {
        const PictureFolder folder, elsewhere;
        elsewhere.add("cat/1.png", plain({2, 2}, kGray));
        for (const char* name : {"tom cat", "a kitten"})
            std::filesystem::create_directory_symlink(elsewhere.path("cat"), folder.path(name));
        QVERIFY(test::throws(ErrorKind::TooFew, {"a kitten"}, [&] { openPictures(folder.path()); }));
    }

    void labelsInNames_areSaid_andTakenOnRequest_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("said");        // of labels=auto; empty: nothing of names
        QTest::addColumn<QStringList>("labels");  // each with its number of pictures; empty: refused
        QTest::addColumn<QString>("note");        // of labels=names
        const QString unsaid;
        QTest::newRow("dogs vs cats")
            << QStringList{"cat.0.jpg", "cat.1.jpg", "dog.0.jpg", "dog.1.jpg", "dog.12.jpg"}
            << "2 different words stand before the numbers in the pictures' names, such as 'cat' in 'cat.0.jpg' "
               "(labels=names takes them)"
            << QStringList{"cat 2", "dog 3"} << "The labels are the 2 words before the numbers";
        QTest::newRow("Oxford pets") << QStringList{"Abyssinian_1.png",   "Abyssinian_100.png", "great_dane_7.png",
                                                    "great_dane_008.png", "pug_5.png",          "pug_6.png"}
                                     << "3 different words" << QStringList{"Abyssinian 2", "great_dane 2", "pug 2"}
                                     << "'Abyssinian' in 'Abyssinian_1.png'";
        QTest::newRow("in parentheses") << QStringList{"cat (1).png", "cat (2).png", "dog (1).png", "dog (2).png"}
                                        << "2 different words" << QStringList{"cat 2", "dog 2"} << "'cat'";
        QTest::newRow("nothing between") << QStringList{"cat01.png", "cat02.png", "dog01.png", "dog02.png"}
                                         << "2 different words" << QStringList{"cat 2", "dog 2"} << "'cat'";
        QTest::newRow("COIL") << QStringList{"obj1__0.png", "obj1__5.png", "obj2__0.png", "obj2__5.png"}
                              << "2 different words" << QStringList{"obj1 2", "obj2 2"} << "'obj1'";
        QTest::newRow("several numbers") << QStringList{"cat_1_001.png", "cat_2_001.png", "dog_1-1.png", "dog_2-1.png"}
                                         << "2 different words" << QStringList{"cat 2", "dog 2"} << "'cat'";
        QTest::newRow("no English") << QStringList{"\u732b_1.png", "\u732b_2.png", "\u72d7_1.png", "\u72d7_2.png"}
                                    << "2 different words" << QStringList{"\u732b 2", "\u72d7 2"} << "2 words";
        QTest::newRow("of both parts") << QStringList{"train/cat.1.png", "train/cat.2.png", "train/dog.1.png",
                                                      "train/dog.2.png", "test/cat.3.png",  "test/dog.3.png"}
                                       << "2 different words" << QStringList{"cat 3", "dog 3"} << "judged by 'test'";
        QTest::newRow("numbers alone in the test part")
            << QStringList{"train/cat.1.png", "train/cat.2.png", "train/dog.1.png",
                           "train/dog.2.png", "test/1.png",      "test/2.png"}
            << "2 different words" << QStringList{"cat 2", "dog 2"}
            << "2 pictures have no word before a number in their names and are left out, such as 'test/1.png'";
        QTest::newRow("one word once") << QStringList{"cat_1.png", "cat_2.png", "dog_1.png"} << unsaid
                                       << QStringList{"cat 2", "dog 1"} << "2 words";
        QTest::newRow("one name without a number")
            << QStringList{"cat_1.png", "cat_2.png", "dog_1.png", "dog_2.png", "cover.png"} << unsaid
            << QStringList{"cat 2", "dog 2"} << "left out, 'cover.png'";
        QTest::newRow("folders") << QStringList{"wild/cat_1.png", "wild/dog_2.png", "tame/cat_1.png", "tame/dog_2.png"}
                                 << unsaid << QStringList{"cat 2", "dog 2"} << "2 words";
        QTest::newRow("one word") << QStringList{"img_1.png", "img_2.png", "img_3.png"} << unsaid << QStringList{}
                                  << "";
        QTest::newRow("a camera's") << QStringList{"IMG_20200101_1.png", "IMG_20200101_2.png", "IMG_20200102_1.png",
                                                   "IMG_20200102_2.png"}
                                    << unsaid << QStringList{} << "";
        QTest::newRow("numbers") << QStringList{"0_1.png", "0_2.png", "1_1.png", "1_2.png"} << unsaid << QStringList{}
                                 << "";
        QTest::newRow("no numbers") << QStringList{"a.png", "b.png"} << unsaid << QStringList{} << "";
    }

    void labelsInNames_areSaid_andTakenOnRequest() {
        QFETCH(QStringList, files);
        QFETCH(QString, said);
        QFETCH(QStringList, labels);
        QFETCH(QString, note);
        const PictureFolder folder;
        for (const QString& file : files) folder.add(file.toStdString(), plain({2, 2}, kGray));
        const DataSplit split = openPictures(folder.path());
        const QString notes = noteTexts(split).join('\n');
        QCOMPARE(notes.contains("labels=names"), !said.isEmpty());
        QVERIFY2(notes.contains(said), qPrintable(notes));
        QCOMPARE(split.train->hasLabels(), files.first().startsWith("wild"));
        QVERIFY(!noteTexts(openPictures(folder.path(), {{"labels", "none"}})).join('\n').contains("labels=names"));
        if (labels.isEmpty()) {
            QVERIFY(test::throws(ErrorKind::Unknown, {folder.path()}, [&] {
                openPictures(folder.path(), {{"labels", "names"}});
            }));
            return;
        }
        const DataSplit named = openPictures(folder.path(), {{"labels", "names"}});
        std::map<std::string, int> counts;
        for (const auto& part : {named.train, named.test})
            for (const std::int32_t label : part->labels())
                ++counts[part->classNames()[static_cast<std::size_t>(label)]];
        QStringList found;
        for (const auto& [name, count] : counts) found.append(QString("%1 %2").arg(name.c_str()).arg(count));
        labels.sort();
        QCOMPARE(found, labels);
        const QString told = noteTexts(named).join('\n') + QString::fromStdString(named.splitDescription.english());
        QVERIFY2(told.contains(note), qPrintable(told));
    }

    /// In the test part the labels are matched with the pictures, not only counted.
    void labelsInNames_areThoseOfTheirPictures() {
        const PictureFolder folder;
        for (int i = 0; i < 6; ++i)
            for (const auto& [word, level] : {std::pair{"dark", 10}, {"light", 200}})
                folder.add(std::string(word) + "_" + std::to_string(i) + ".png",
                           plain({2, 2}, QColor(level, level, level)));
        const DataSplit split = openPictures(folder.path(), {{"labels", "names"}});
        for (const auto& part : {split.train, split.test})
            for (Index i = 0; i < part->size(); ++i)
                QCOMPARE(part->classNames()[static_cast<std::size_t>(part->labels()[static_cast<std::size_t>(i)])],
                         std::string(part->file(i)->starts_with("dark") ? "dark" : "light"));
    }

    void otherFiles_namedLikePictures_areReported() {
        const PictureFolder folder;
        folder.add("pets/a.png", plain({2, 2}, kGray));
        folder.add("pets/b.jpg", plain({2, 2}, kGray));
        std::filesystem::rename(folder.path("pets/b.jpg"), folder.path("pets/b.jfif"));
        folder.write(".hidden.png", {'n', 'o'});
        std::filesystem::create_directory(folder.path(".hidden"));
        std::filesystem::create_directory_symlink(folder.path(), folder.path("loop"));
        std::filesystem::create_symlink("nowhere.png", folder.path("pets/broken.png"));
        QCOMPARE(mkfifo(folder.path("pipe.png").c_str(), 0600), 0);
        for (int i = 0; i < 300; ++i) folder.write("part." + std::to_string(i), {});
        const DataSplit split = openPictures(folder.path());
        QCOMPARE(split.train->size() + split.test->size(), 2);
        const auto& skipped = split.train->report().skipped;
        QCOMPARE(skipped.size(), 2U);
        QCOMPARE(skipped[0].what.english() + ": " + skipped[0].why.english(),
                 std::string("pets/broken.png: is a link to what is not there"));
        QCOMPARE(skipped[1].what.english() + ": " + skipped[1].why.english(), std::string("pipe.png: is not a file"));
        const QStringList notes = noteTexts(split);
        QVERIFY(notes.contains("2 hidden files or folders were passed over."));
        QVERIFY(notes.join('\n').contains("1 link to a folder was not followed, 'loop'; open what it points to"));
        QVERIFY(notes.join('\n').contains("300 other files are no pictures"));
    }

    void brokenFiles_amongMany_areSkippedAndListed() {
        const PictureFolder folder;
        for (int i = 0; i < 600; ++i) {  // more than are read in one round
            const int level = i % 251;
            folder.add("p" + std::to_string(1000 + i) + ".png", plain({2, 2}, QColor(level, level, level)));
        }
        folder.write("p1003.png", {});
        folder.write("p1300.png", {0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        folder.write("p1301.jpg", {'n', 'o'});
        folder.write("notes.txt", {'n', 'o'});
        folder.write(".hidden.png", {'n', 'o'});
        std::filesystem::create_directory_symlink(folder.path(), folder.path("loop"));
        const DataSplit split = openPictures(folder.path());
        QCOMPARE(split.train->size() + split.test->size(), 598);
        const auto& skipped = split.train->report().skipped;
        QCOMPARE(skipped.size(), 3U);
        QCOMPARE(skipped[0].what.english(), std::string("p1003.png"));
        QCOMPARE(skipped[0].why.english(), std::string("is empty"));
        QCOMPARE(skipped[1].what.english(), std::string("p1300.png"));
        QCOMPARE(skipped[2].what.english(), std::string("p1301.jpg"));
        QVERIFY(noteTexts(split).join('\n').contains("1 other file is no picture by its ending (.txt)"));
        // What was skipped leaves no hole: the shades still count up.
        std::vector<std::string> files;
        for (int i = 0; i < 600; ++i) files.push_back("p" + std::to_string(1000 + i) + ".png");
        const auto pixels = pixelsOfFiles(folder.path(), files, {{2, 2, 1}, Fit::Crop, Ground::White});
        QCOMPARE(pixels.size(), 598U);
        std::size_t place = 0;
        for (int i = 0; i < 600; ++i)
            if (i != 3 && i != 300) QCOMPARE(int(pixels[place++][0]), i % 251);
    }

    void open_wrongFolderOrSetting_saysWhatIsWrong() {
        const PictureFolder folder;
        QVERIFY(test::throws(ErrorKind::TooFew, {folder.path()}, [&] { openPictures(folder.path()); }));
        folder.write("a.png", {'n', 'o'});
        QVERIFY(throws(ErrorKind::Unreadable, {"a.png"}, [&] { openPictures(folder.path()); }));
        QVERIFY(test::throws(ErrorKind::WrongValue, {"size"}, [&] { openPictures(folder.path(), {{"size", "0"}}); }));
        QVERIFY(test::throws(ErrorKind::WrongValue, {"size"}, [&] { openPictures(folder.path(), {{"size", "64x"}}); }));
        QVERIFY(test::throws(ErrorKind::WrongValue, {"fit", "squeeze"}, [&] {
            openPictures(folder.path(), {{"fit", "squeeze"}});
        }));
        QVERIFY(test::throws(ErrorKind::Unreadable, {folder.path("gone")}, [&] { openPictures(folder.path("gone")); }));
        // A drawing is no picture of pixels, whatever its name.
        const QByteArray svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>)";
        folder.write("a.png", {svg.begin(), svg.end()});
        QVERIFY(test::throws(ErrorKind::Unreadable, [&] { openPictures(folder.path()); }));
    }

    void open_cancelled_stops() {
        const PictureFolder folder;
        for (int i = 0; i < 20; ++i) folder.add(std::to_string(i) + ".png", plain({2, 2}, kGray));
        for (const int last : {1, 2, 3, 4}) {
            int calls = 0;
            QVERIFY_EXCEPTION_THROWN(
                PictureFolderFormat().open(folder.path(), {}, [&](double) { return ++calls < last; }), Cancelled);
            QCOMPARE(calls, last);
        }
    }

    void pixels_onAnyNumberOfThreads_areTheSame() {
        const PictureFolder folder;
        std::vector<std::string> files;
        for (int i = 0; i < 30; ++i) {
            files.push_back(std::to_string(i) + ".png");
            folder.add(files.back(), plain({7, 5}, QColor(8 * i, 255 - 8 * i, 3)));
        }
        const PictureTarget target{{4, 4, 3}, Fit::Letterbox, Ground::Black};
        const auto parallel = pixelsOfFiles(folder.path(), files, target);
        setThreadCount(1);
        QCOMPARE(pixelsOfFiles(folder.path(), files, target), parallel);
        setThreadCount(2);
    }

    void hostileFiles_areReadOrSkippedAsListed() {
        const auto files = hostileFiles("pictures/");
        if (files.empty()) QSKIP("no hostile files beside the project (LUNETTE_TEST_DATA)");
        for (const auto& [path, expected] : files) {
            const auto file = std::filesystem::path(path);
            const ImportedPictures imported =
                importPictures(file.parent_path().string(), {file.filename().string()}, kTwoByTwo, {});
            if (expected == "accept") QVERIFY2(imported.places.size() == 1, path.c_str());
            if (expected == "reject") QVERIFY2(imported.report.skipped.size() == 1, path.c_str());
            if (imported.places.empty()) QVERIFY(!imported.report.skipped[0].why.isEmpty());
        }
    }

    void pngSuite_opens() {
        const QString suite = realData("hostile/pngsuite");
        if (suite.isEmpty()) QSKIP("no PngSuite beside the project (LUNETTE_TEST_DATA)");
        for (const char* part : {"primary", "16bit"}) {
            const DataSplit split = openPictures((suite + '/' + part).toStdString());
            QVERIFY2(
                split.train->report().skipped.empty(),
                split.train->report().skipped.empty() ? "" : split.train->report().skipped[0].what.english().c_str());
            QCOMPARE(split.train->shape(), (ImageShape{32, 32, 3}));
        }
        QVERIFY(throws(ErrorKind::Unreadable, {"14"}, [&] { openPictures((suite + "/corrupt").toStdString()); }));
    }

    void realFolders_ofPictures_open_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("channels");
        QTest::newRow("sprites") << "sprites" << 3931 << 32 << 3;
        QTest::newRow("portraits") << "faces-photos" << 100 << 64 << 3;
        QTest::newRow("moon photographs") << "moon-photos" << 236 << 64 << 3;
    }

    void realFolders_ofPictures_open() {
        QFETCH(QString, folder);
        QFETCH(int, images);
        QFETCH(int, side);
        QFETCH(int, channels);
        const QString path = realData(folder);
        if (path.isEmpty()) QSKIP("no such pictures beside the project (LUNETTE_TEST_DATA)");
        const DataSplit split = openPictures(path.toStdString());
        QCOMPARE(split.train->size() + split.test->size(), images);
        QCOMPARE(split.train->shape(), (ImageShape{side, side, channels}));
        QVERIFY(split.train->report().skipped.empty());
        QCOMPARE(split.train->hasLabels(), folder == "sprites");
    }
};

static const lunette::test::TestClass<PictureFolderTest, QCoreApplication> kPictureFolderTest;
#include "PictureFolderTest.moc"
