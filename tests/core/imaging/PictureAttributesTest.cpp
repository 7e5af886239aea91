#include "DatasetText.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureTable.h"
#include "imaging/StandardCatalog.h"
#include "numeric/Parallel.h"

#include <QImage>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>

using namespace lunette;
using namespace lunette::test;

namespace {

/// A folder of pictures, of which the one that is called so shows the level.
class Pictures : public TemporaryFolder {
public:
    void add(const std::string& name, int level) const {
        make(name);
        QImage image(4, 4, QImage::Format_Grayscale8);
        image.fill(level);
        if (!image.save(QString::fromStdString(path(name)), "PNG")) qFatal("cannot save a picture");
    }
    void addText(const std::string& name, const QByteArray& text) const {
        make(name);
        write(name, {text.begin(), text.end()});
    }

private:
    void make(const std::string& name) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    }
};

DataSplit openFolder(const std::string& path, const Settings& settings = {}) {
    return PictureFolderFormat().open(path, settings, {});
}

/// "level:label", of both parts, in rising order of the level.
QString labelsOf(const DataSplit& data) {
    std::map<int, std::string> labels;
    for (const auto& part : {data.train, data.test})
        for (Index i = 0; i < part->size(); ++i) {
            const auto label = part->hasLabels() ? part->labels()[static_cast<std::size_t>(i)] : -1;
            labels[part->image(i)[0]] = label < 0 ? "" : part->classNames()[static_cast<std::size_t>(label)];
        }
    QStringList texts;
    for (const auto& [level, label] : labels) texts << QString::number(level) + ":" + QString::fromStdString(label);
    return texts.join(' ');
}

/// "name level:value ...", a line each.
QString factorTexts(const DataSplit& data) {
    QStringList lines;
    for (std::size_t k = 0; k < data.train->factors().size(); ++k) {
        std::map<int, float> values;
        for (const auto& part : {data.train, data.test})
            for (Index i = 0; i < part->size(); ++i)
                values[part->image(i)[0]] = part->factors()[k].values[static_cast<std::size_t>(i)];
        QString line = QString::fromStdString(data.train->factors()[k].name);
        for (const auto& [level, value] : values) line += QString(" %1:%2").arg(level).arg(value);
        lines << line;
    }
    return lines.join('\n');
}

}  // namespace

class PictureAttributesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setThreadCount(2); }

    void tables_ofEveryKind_giveLabelsAndFactors_data() {
        QTest::addColumn<QStringList>("pictures");  // with levels 10, 20, ...
        QTest::addColumn<QString>("table");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("factors");
        QTest::addColumn<QString>("says");
        const QStringList four{"p/000001.png", "p/000002.png", "p/000003.png", "p/000004.png"};
        const QString catsAndDogs = "10:cat 20:dog 30:cat 40:dog";
        QTest::newRow("names with endings") << four << "p/labels.csv"
                                            << QByteArray(
                                                   "id,label\n000001.png,cat\n000002.png,dog\n000003.png,cat\n"
                                                   "000004.png,dog\n")
                                            << "" << catsAndDogs << ""
                                            << "The labels are its column 'label'";
        QTest::newRow("names without endings, beside the folder")
            << four << "train.csv" << QByteArray("id,label\n000001,cat\n000002,dog\n000003,cat\n000004,dog\n") << ""
            << catsAndDogs << ""
            << "'../train.csv' names the pictures in the column 'id'";
        QTest::newRow("numbers") << four << "p/trainLabels.csv" << QByteArray("id,label\n1,cat\n2,dog\n3,cat\n4,dog\n")
                                 << "" << catsAndDogs << ""
                                 << "'trainLabels.csv'";
        QTest::newRow("paths of another computer")
            << four << "p/labels.txt"
            << QByteArray(
                   "C:\\data\\p\\000001.png cat\nC:\\data\\p\\000002.png dog\nC:\\data\\p\\000003.png cat\n"
                   "C:\\data\\p\\000004.png dog\n")
            << "" << catsAndDogs << ""
            << "in column 1";
        QTest::newRow("CelebA") << four << "list_attr_celeba.txt"
                                << QByteArray(
                                       "4\nBald Young \n000001.png  1 -1\n000002.png -1  1\n000003.png -1 -1\n"
                                       "000004.png  1  1\n")
                                << ""
                                << "10: 20: 30: 40:"
                                << "Bald 10:1 20:-1 30:-1 40:1\nYoung 10:-1 20:1 30:-1 40:1"
                                << "Its columns 'Bald', 'Young' are factors";
        QTest::newRow("CelebA, a column as the label")
            << four << "list_attr_celeba.txt"
            << QByteArray("4\nBald Young \n000001.png  1 -1\n000002.png -1  1\n000003.png -1 -1\n000004.png  1  1\n")
            << "Young"
            << "10:-1 20:1 30:-1 40:1"
            << "Bald 10:1 20:-1 30:-1 40:1"
            << "its column 'Young'";
        const QByteArray skin =
            "lesion_id,image_id,dx,dx_type,age,sex\nL1,000001,nv,histo,40.5,male\nL2,000002,mel,histo,,female\n"
            "L3,000003,nv,follow_up,60,male\nL4,000004,mel,histo,70,male\n";
        QTest::newRow("HAM10000") << four << "HAM10000_metadata.csv" << skin << ""
                                  << "10:nv 20:mel 30:nv 40:mel"
                                  << "age 10:40.5 20:0 30:60 40:70"
                                  << "labels= takes another:";
        QTest::newRow("HAM10000, another column") << four << "HAM10000_metadata.csv" << skin << "sex"
                                                  << "10:male 20:female 30:male 40:male"
                                                  << "age 10:40.5 20:0 30:60 40:70"
                                                  << "1 field holds no number and counts as 0";
        QTest::newRow("a file and a column")
            << four << "HAM10000_metadata.csv" << skin << "HAM10000_metadata.csv+dx_type"
            << "10:histo 20:histo 30:follow_up 40:histo"
            << "age 10:40.5 20:0 30:60 40:70"
            << "column 'dx_type'";
        QTest::newRow("JSON Lines")
            << four << "p/metadata.jsonl"
            << QByteArray(R"({"file_name": "000001.png", "label": "cat", "size": 1.5, "wild": true, "box": [1, 2]})"
                          "\n"
                          R"({"file_name": "000002.png", "label": "dog", "size": 2, "wild": false})"
                          "\n\n"
                          R"({"label": "cat", "file_name": "000003.png", "wild": true, "size": 3})"
                          "\nno object\n"
                          R"({"file_name": "000004.png", "label": "dog", "size": 4, "wild": false})")
            << "" << catsAndDogs << "size 10:1.5 20:2 30:3 40:4\nwild 10:1 20:0 30:1 40:0"
            << "1 line does not fit";
        const auto json = [&](const char* name, const QByteArray& document, const char* factors = "") {
            QTest::newRow(name) << four << "p/labels.json" << document << "" << catsAndDogs << factors << "";
        };
        json("JSON, a list",
             R"([{"file_name": "000001.png", "label": "cat"},
                 {"file_name": "000002.png", "label": "dog"},
                 {"file_name": "000003.png", "label": "cat"}, {"file_name": "000004.png", "label": "dog"}])");
        json("JSON, names and labels",
             R"({"000001.png": "cat", "000002.png": "dog", "000003.png": "cat", "000004.png": "dog"})");
        json("JSON, names and objects",
             R"({"000001.png": {"label": "cat", "size": 1.5}, "000002.png": {"label": "dog", "size": 2},
                 "000003.png": {"label": "cat", "size": 3}, "000004.png": {"label": "dog", "size": 4}})",
             "size 10:1.5 20:2 30:3 40:4");
        json(
            "JSON, pairs under a key, as StyleGAN has them",
            R"({"labels": [["000001.png", "cat"], ["000002.png", "dog"], ["000003.png", "cat"], ["000004.png", "dog"]]})");
        json(
            "JSON, columns",
            R"({"file": ["000001.png", "000002.png", "000003.png", "000004.png"], "label": ["cat", "dog", "cat", "dog"]})");
        json("JSON, columns of pandas",
             R"({"file": {"0": "000001.png", "1": "000002.png", "2": "000003.png", "3": "000004.png"},
                 "label": {"0": "cat", "1": "dog", "2": "cat", "3": "dog"}})");
        const auto coco = [&](const char* name, const QByteArray& annotations, const QString& labels,
                              const char* says) {
            QTest::newRow(name) << four << "p/annotations.json"
                                << QByteArray(
                                       R"({"info": {}, "images": [{"id": 3, "file_name": "000001.png", "width": 4},
                                       {"id": 2, "file_name": "000002.png", "width": 4},
                                       {"id": 1, "file_name": "000003.png", "width": 4},
                                       {"id": 0, "file_name": "000004.png", "width": 4}], "annotations": [)") +
                                       annotations +
                                       R"(], "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]})"
                                << "" << labels << "" << says;
        };
        coco("JSON of COCO",
             R"({"id": 1, "image_id": 3, "category_id": 1}, {"id": 2, "image_id": 2, "category_id": 2},
                {"id": 3, "image_id": 1, "category_id": 1}, {"id": 4, "image_id": 0, "category_id": 2},
                {"id": 5, "image_id": 0, "category_id": 2})",
             catsAndDogs, "in the column 'file_name'");
        coco("JSON of COCO, several categories",
             R"({"id": 1, "image_id": 3, "category_id": 1}, {"id": 2, "image_id": 2, "category_id": 2},
                {"id": 3, "image_id": 1, "category_id": 1}, {"id": 4, "image_id": 0, "category_id": 2},
                {"id": 5, "image_id": 0, "category_id": 1})",
             "10: 20: 30: 40:", "not each picture has just one category: '000004.png'");
        QTest::newRow("yes and no") << four << "p/a.csv"
                                    << QByteArray(
                                           "file;kind;smiles\n000001.png;x;yes\n000002.png;y;No\n"
                                           "000003.png;x;no\n000004.png;y;YES\n")
                                    << ""
                                    << "10:x 20:y 30:x 40:y"
                                    << "smiles 10:1 20:0 30:0 40:1"
                                    << "'smiles'";
        QTest::newRow("one-hot") << four << "p/truth.csv"
                                 << QByteArray(
                                        "image,MEL,NV,BCC\n000001,1.0,0.0,0.0\n000002,0.0,1.0,0.0\n"
                                        "000003,0.0,0.0,1.0\n000004,0.0,1.0,0.0\n")
                                 << ""
                                 << "10:MEL 20:NV 30:BCC 40:NV"
                                 << ""
                                 << "each record has one 1";
        QTest::newRow("no line of names")
            << four << "p/list.txt" << QByteArray("000001.png 3\n000002.png 7\n000003.png 3\n000004.png 7\n") << ""
            << "10:3 20:7 30:3 40:7"
            << ""
            << "The labels are its column 2";
        QTest::newRow("labels of several words")
            << four << "p/labels.txt"
            << QByteArray("000001.png golden retriever\n000002.png cat\n000003.png golden retriever\n000004.png cat\n")
            << ""
            << "10:golden retriever 20:cat 30:golden retriever 40:cat"
            << ""
            << "The labels are its column 2";
        QTest::newRow("real numbers") << four << "p/angles.csv"
                                      << QByteArray(
                                             "file,angle\n000001.png,0.1\n000002.png,0.2\n000003.png,0.3\n"
                                             "000004.png,0.4\n")
                                      << ""
                                      << "10: 20: 30: 40:"
                                      << "angle 10:0.1 20:0.2 30:0.3 40:0.4"
                                      << "'angle' is a factor";
        QTest::newRow("not all named") << four << "p/labels.csv"
                                       << QByteArray(
                                              "id,label\n000001.png,cat\n000002.png,dog\n000003.png,cat\n"
                                              "000009.png,dog\n")
                                       << ""
                                       << "10:cat 20:dog 30:cat"
                                       << ""
                                       << "1 picture that it does not name is left out";
        QTest::newRow("passed over") << four << "p/labels.csv" << QByteArray("id,label\n000001.png,cat\n000002.png,b\n")
                                     << "none"
                                     << "10: 20: 30: 40:"
                                     << ""
                                     << "";
        QTest::newRow("names fewer than half")
            << four << "p/labels.csv" << QByteArray("id,label\n000001.png,cat\n") << ""
            << "10: 20: 30: 40:"
            << ""
            << "";
        QTest::newRow("fewer than half, but requested")
            << four << "p/labels.csv" << QByteArray("id,label\n000001.png,cat\n000002.png,dog\n9.png,dog\n")
            << "labels.csv"
            << "10:cat 20:dog"
            << ""
            << "2 pictures that it does not name are left out";
        QTest::newRow("codes of this program") << four << "codes.csv"
                                               << QByteArray(
                                                      "index,label,mean_1\n1,cat,0.5\n2,dog,0.25\n3,cat,1\n"
                                                      "4,dog,2\n")
                                               << ""
                                               << "10: 20: 30: 40:"
                                               << ""
                                               << "";
        const auto taken = [&](const char* name, const char* table, const QByteArray& text, const QString& labels,
                               const QString& factors, const char* says, const char* requested = "") {
            QTest::newRow(name) << QStringList{"p/1.png", "p/2.png", "p/3.png", "p/4.png"} << table << text << requested
                                << labels << factors << says;
        };
        const QString noLabels = "10: 20: 30: 40:";
        taken("an index before names", "p/d.csv",
              ",file,label\n0,1.png,odd\n1,2.png,even\n2,3.png,odd\n3,4.png,even\n4,5.png,odd\n5,6.png,even\n",
              "10:odd 20:even 30:odd 40:even", "", "in the column 'file'");
        taken("a shuffled frame", "p/d.csv",
              ",file,label\n3,1.png,cat\n1,4.png,dog\n2,2.png,dog\n4,3.png,cat\n8,9.png,dog\n", catsAndDogs, "",
              "in the column 'file'");
        taken("an index alone, one to one", "p/d.csv", ",label\n1,cat\n2,dog\n3,cat\n4,dog\n", catsAndDogs, "",
              "Doubtful: the table names the pictures by numbers alone");
        taken("an index alone, of more", "p/d.csv", ",label\n1,cat\n2,dog\n3,cat\n4,dog\n5,dog\n", noLabels, "",
              "or count something else, were passed over: 'd.csv' (1)");
        taken("ranks before names", "p/d.csv", "rank,image,label\n4,1.png,cat\n3,2.png,dog\n2,3.png,cat\n1,4.png,dog\n",
              catsAndDogs, "rank 10:4 20:3 30:2 40:1", "in the column 'image'");
        taken("ranks before numbers", "p/d.csv", "rank,image,label\n4,1,cat\n3,2,dog\n2,3,cat\n1,4,dog\n", catsAndDogs,
              "rank 10:4 20:3 30:2 40:1", "in the column 'image'");
        taken("ids and addresses", "p/d.csv",
              "id,url,label\n4,http://x.y/1.png,cat\n3,http://x.y/2.png,dog\n2,http://x.y/3.png,cat\n"
              "1,http://x.y/4.png,dog\n",
              catsAndDogs, "id 10:4 20:3 30:2 40:1", "in the column 'url'");
        taken("a history of training", "p/history.csv", "epoch,loss\n1,0.5\n2,0.25\n3,0.2\n4,0.1\n", noLabels, "", "");
        taken("a history beside the folder", "history.csv", "epoch,loss\n1,0.5\n2,0.25\n3,0.2\n4,0.1\n", noLabels, "",
              "");
        taken("a history that is requested", "p/history.csv", "epoch,loss\n1,0.5\n2,0.25\n3,0.2\n4,0.125\n", noLabels,
              "loss 10:0.5 20:0.25 30:0.2 40:0.125", "Doubtful: the table names the pictures by numbers alone",
              "history.csv");
        taken("numbers without a name, one to one", "p/l.txt", "1 cat\n2 dog\n3 cat\n4 dog\n", catsAndDogs, "",
              "Doubtful: the table names the pictures by numbers alone");
        taken("numbers without a name, not one to one", "p/l.txt", "1 cat\n2 dog\n3 cat\n4 dog\n5 dog\n", noLabels, "",
              "or count something else, were passed over: 'l.txt' (1)");
        taken("numbers of something else, beside the folder", "survey.csv", "age,answer\n1,a\n2,b\n3,c\n4,d\n4,d\n",
              noLabels, "", "");
        taken("numbers of which some are whole", "p/l.csv", "x,y\n1,a\n1.5,a\n2,b\n3,b\n4,b\n", noLabels, "", "");
        taken("fractions", "p/l.csv", "file,x\nu,1.5\nv,2.5\nw,3.5\n", noLabels, "", "");
        QTest::newRow("other capital letters")
            << QStringList{"p/a1.png", "p/a2.png", "p/a3.png", "p/A3.png"} << "p/l.csv"
            << QByteArray("file,label\nA1.PNG,cat\nA2.png,dog\na3.png,cat\nA3.png,dog\n") << "" << catsAndDogs << ""
            << "2 names have other capital letters than the files";
        taken("a form for answers", "p/sample_submission.csv",
              "file,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n", noLabels, "",
              "The table 'sample_submission.csv' is by its name a form for answers to submit");
        taken("a form for answers, requested", "p/Submission.csv",
              "file,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n", catsAndDogs, "", "", "Submission.csv");
        QTest::newRow("equal names in several folders")
            << QStringList{"p/a/1.png", "p/a/2.png", "p/b/1.png", "p/b/2.png"} << "p/labels.csv"
            << QByteArray("path,label\n1.png,cat\n2.png,dog\n") << "none" << noLabels << ""
            << "";
        QTest::newRow("equal names, distinguished by their folders")
            << QStringList{"p/a/1.png", "p/a/2.png", "p/b/1.png", "p/b/2.png"} << "p/labels.csv"
            << QByteArray("path,label\na/1.png,cat\na/2.png,dog\nb/1.png,cat\nb/2.png,dog\n") << "labels.csv"
            << catsAndDogs << ""
            << "";
    }

    void tables_ofEveryKind_giveLabelsAndFactors() {
        QFETCH(QStringList, pictures);
        QFETCH(QString, table);
        QFETCH(QByteArray, text);
        QFETCH(QString, requested);
        QFETCH(QString, labels);
        QFETCH(QString, factors);
        QFETCH(QString, says);
        const Pictures folder;
        for (int i = 0; i < pictures.size(); ++i) folder.add(pictures[i].toStdString(), 10 * (i + 1));
        folder.addText(table.toStdString(), text);
        Settings settings;
        if (!requested.isEmpty()) settings["labels"] = requested.toStdString();
        const DataSplit data = openFolder(folder.path("p"), settings);
        QCOMPARE(labelsOf(data), labels);
        QCOMPARE(factorTexts(data), factors);
        const bool isSaid = says.isEmpty() ? !notesOf(data).contains("passed over") : notesOf(data).contains(says);
        QVERIFY2(isSaid, qPrintable(notesOf(data)));
    }

    /// Of a table of pixels beside the folder only the beginning is read, but all of one that may name pictures.
    void aLargeTableBeside_isReadOnlyIfItMayNamePictures_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("pixels") << QByteArray() << false;
        QTest::newRow("words") << QByteArray("a%1.png,") << true;
        QTest::newRow("numbers that differ") << QByteArray("%1,") << true;
    }

    void aLargeTableBeside_isReadOnlyIfItMayNamePictures() {
        QFETCH(QByteArray, name);
        QFETCH(bool, isRead);
        QByteArray text;
        for (int row = 0; row < 40'000; ++row)
            text += QByteArray(name).replace("%1", QByteArray::number(row)) + "7,0,255,3\n";
        std::uint64_t rest = 0;
        class Counted final : public ByteSource {
        public:
            Counted(const QByteArray& text, std::uint64_t& rest)
                : source_({reinterpret_cast<const std::uint8_t*>(text.constData()), std::size_t(text.size())}),
                  rest_(rest) {}
            std::size_t read(std::span<std::uint8_t> out) override {
                const std::size_t count = source_.read(out);
                rest_ = source_.upperBound();
                return count;
            }
            std::uint64_t upperBound() const override { return source_.upperBound(); }

        private:
            MemorySource source_;
            std::uint64_t& rest_;
        };
        const auto open = [&]() -> std::unique_ptr<ByteSource> { return std::make_unique<Counted>(text, rest); };
        const PictureAttributes found =
            findAttributes({"a1.png", "a2.png", "b.png"}, {{"../m.csv", "", true, open}}, {}, {});
        QVERIFY(found.words.empty());
        QCOMPARE(rest == 0, isRead);
    }

    void aTableInAFolderThatIsPassedThrough_isFound() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("d/img/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("d/labels.csv", "id,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n");
        QCOMPARE(labelsOf(openFolder(folder.path("d"))), QString("10:cat 20:dog 30:cat 40:dog"));
        QCOMPARE(labelsOf(openFolder(folder.path("d/img"))), QString("10:cat 20:dog 30:cat 40:dog"));
        QVERIFY(notesOf(openFolder(folder.path("d/img"))).contains("'../labels.csv'"));
    }

    void aTableInEachPart_countsAsOne() {
        const Pictures folder;
        for (const char* part : {"train", "test"}) {
            const int base = std::string(part) == "test" ? 100 : 0;
            for (int i = 1; i <= 2; ++i)
                folder.add(std::string("d/") + part + "/" + std::to_string(i) + ".png", base + 10 * i);
            folder.addText(std::string("d/") + part + "/metadata.csv", "file_name,label\n1.png,cat\n2.png,dog\n");
        }
        const DataSplit data = openFolder(folder.path("d"));
        QCOMPARE(labelsOf(data), QString("10:cat 20:dog 110:cat 120:dog"));
        QCOMPARE(data.train->size(), 2);
        QVERIFY2(notesOf(data).contains("tables 'test/metadata.csv', 'train/metadata.csv'"), qPrintable(notesOf(data)));
    }

    void equalNamesInSeveralFolders_areReported_data() {
        QTest::addColumn<int>("ofBoth");
        QTest::addColumn<bool>("canBeRequested");
        QTest::newRow("all") << 4 << false;
        QTest::newRow("most") << 3 << true;
    }

    void equalNamesInSeveralFolders_areReported() {
        QFETCH(int, ofBoth);
        QFETCH(bool, canBeRequested);
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("d/x/" + std::to_string(i) + ".png", 10 * i);
        for (int i = 1; i <= ofBoth; ++i) folder.add("d/y/" + std::to_string(i) + ".png", 100 + 10 * i);
        folder.addText("d/labels.csv", "id,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n");
        const QString notes = notesOf(openFolder(folder.path("d")));
        QVERIFY2(
            notes.contains("'labels.csv' was passed over, for its names are each those of several pictures, such as "
                           "'1.png'"),
            qPrintable(notes));
        if (canBeRequested) return;
        const QString message = messageOf([&] { openFolder(folder.path("d"), {{"labels", "labels.csv"}}); });
        QVERIFY2(message.contains("write paths with endings into it"), qPrintable(message));
    }

    void namesOfBothParts_areThoseOfTheTablesPart_data() {
        QTest::addColumn<QMap<QString, QByteArray>>("tables");
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QString>("labels");  // the levels of the test pictures begin with 1
        QTest::addColumn<QString>("says");
        const QByteArray four = "id,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n";
        const QByteArray two = "id,label\n1.png,dog\n2.png,dog\n";
        const QString train = "10:cat 20:dog 30:cat 40:dog", both = "10:cat 20:dog 30:cat 40:dog 110:dog 120:dog";
        const QString replaced = "pictures of the folder 'test', which are left out; a share of 'train' is held out";
        using Tables = QMap<QString, QByteArray>;
        QTest::newRow("train.csv") << Tables{{"train.csv", four}} << "" << train << replaced;
        QTest::newRow("trainLabels.csv, requested")
            << Tables{{"trainLabels.csv", four}} << "trainLabels.csv" << train << replaced;
        QTest::newRow("both") << Tables{{"train.csv", four}, {"test.csv", two}} << "" << both
                              << "learn from the folder 'train' and are judged by 'test'";
        QTest::newRow("numbers") << Tables{{"train.csv", "id,label\n1,cat\n2,dog\n3,cat\n4,dog\n"}} << "" << train
                                 << replaced;
        QTest::newRow("a form for answers")
            << Tables{{"train.csv", four}, {"sample_submission.csv", "id,label\ntest/1.png,dog\ntest/2.png,dog\n"}}
            << "" << train << "form for answers";
        QTest::newRow("the table of a part that is left out")
            << Tables{{"train.csv", four}, {"test.csv", two}, {"val.csv", "id,label\n3.png,dog\n4.png,dog\n"}} << ""
            << both << "in other folders than these are left out";
    }

    void namesOfBothParts_areThoseOfTheTablesPart() {
        using Tables = QMap<QString, QByteArray>;
        QFETCH(Tables, tables);
        QFETCH(QString, requested);
        QFETCH(QString, labels);
        QFETCH(QString, says);
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("d/train/" + std::to_string(i) + ".png", 10 * i);
        for (int i = 1; i <= 2; ++i) folder.add("d/test/" + std::to_string(i) + ".png", 100 + 10 * i);
        if (tables.contains("val.csv")) folder.add("d/val/3.png", 77);
        for (const auto& [name, text] : tables.asKeyValueRange()) folder.addText("d/" + name.toStdString(), text);
        Settings settings;
        if (!requested.isEmpty()) settings["labels"] = requested.toStdString();
        const DataSplit data = openFolder(folder.path("d"), settings);
        QCOMPARE(labelsOf(data), labels);
        QVERIFY(data.test->size() > 0);
        QVERIFY2(notesOf(data).contains(says), qPrintable(notesOf(data)));
        if (labels.size() < 40) QVERIFY2(!notesOf(data).contains("judged by 'test'"), qPrintable(notesOf(data)));
    }

    void tablesCalledAsParts_splitTheirPictures_data() {
        QTest::addColumn<QStringList>("tables");
        QTest::addColumn<QString>("split");
        QTest::addColumn<int>("test");  // the number of pictures; 0: by chance
        QTest::newRow("Caffe's lists") << QStringList{"train.txt", "test.txt"} << "" << 2;
        QTest::newRow("three") << QStringList{"train.csv", "val.csv", "test.csv"} << "" << 2;
        QTest::newRow("not wanted") << QStringList{"train.csv", "test.csv"} << "none" << 0;
        QTest::newRow("not all are parts") << QStringList{"train.csv", "more.csv"} << "" << 0;
        QTest::newRow("of other words") << QStringList{"cats_training.csv", "cats_validation.csv"} << "" << 2;
    }

    void tablesCalledAsParts_splitTheirPictures() {
        QFETCH(QStringList, tables);
        QFETCH(QString, split);
        QFETCH(int, test);
        const Pictures folder;
        std::map<int, QByteArray> texts;
        for (int i = 1; i <= 6; ++i) {
            folder.add("d/images/a" + std::to_string(i) + ".png", 10 * i);
            const int table = i <= 4 ? 0 : int(tables.size()) == 2 ? 1 : i - 4;
            texts[table] += "images/a" + QByteArray::number(i) + (tables[0].endsWith(".txt") ? ".png " : ".png,") +
                            QByteArray::number(i % 3) + "\n";
        }
        for (const auto& [table, text] : texts) folder.addText("d/" + tables[table].toStdString(), text);
        Settings settings;
        if (!split.isEmpty()) settings["split"] = split.toStdString();
        const DataSplit data = openFolder(folder.path("d"), settings);
        QCOMPARE(labelsOf(data), QString("10:1 20:2 30:0 40:1 50:2 60:0"));
        const QString says = "Models learn from the pictures that '" + tables[0] + "' names and are judged by";
        QCOMPARE(QString::fromStdString(data.splitDescription.english()).contains(says), test > 0);
        if (test > 0) QCOMPARE(int(data.test->size()), test);
    }

    void tablesThatSayDifferentThings_areTakenTogether_data() {
        QTest::addColumn<QMap<QString, QByteArray>>("tables");
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("factors");
        QTest::addColumn<int>("test");
        QTest::addColumn<QString>("says");
        using Tables = QMap<QString, QByteArray>;
        const QByteArray attributes = "4\nBald Young\na1.png 1 -1\na2.png -1 1\na3.png -1 -1\na4.png 1 1\n";
        const QByteArray parts = "a1.png 0\na2.png 0\na3.png 1\na4.png 2\n";
        const QString bald = "Bald 10:1 20:-1 30:-1 40:1", young = "Young 10:-1 20:1 30:-1 40:1";
        QTest::newRow("CelebA") << Tables{{"list_attr_celeba.txt", attributes}, {"list_eval_partition.txt", parts}}
                                << ""
                                << "10: 20: 30: 40:" << bald + "\n" + young << 2 << "with '0' in the table's column 2";
        QTest::newRow("CelebA, a column as the label")
            << Tables{{"list_attr_celeba.txt", attributes}, {"list_eval_partition.txt", parts}} << "Young"
            << "10:-1 20:1 30:-1 40:1" << bald << 2 << "'list_eval_partition.txt' names the pictures";
        QTest::newRow("CelebA of Kaggle, with boxes")
            << Tables{{"attr.csv", "image_id,Bald,Young\na1.png,1,-1\na2.png,-1,1\na3.png,-1,-1\na4.png,1,1\n"},
                      {"list_eval_partition.csv", "image_id,partition\na1.png,0\na2.png,0\na3.png,1\na4.png,0\n"},
                      {"bbox.csv", "image_id,x_1,y_1\na1.png,3,4\na2.png,5,6\na3.png,7,8\na4.png,9,10\n"}}
            << ""
            << "10: 20: 30: 40:" << bald + "\n" + young + "\nx_1 10:3 20:5 30:7 40:9\ny_1 10:4 20:6 30:8 40:10" << 1
            << "'bbox.csv' names the pictures";
        QTest::newRow("labels and parts")
            << Tables{{"labels.csv", "file,label\na1.png,cat\na2.png,dog\na3.png,cat\na4.png,dog\n"},
                      {"split.csv", "file,set\na1.png,train\na2.png,test\na3.png,train\na4.png,train\n"}}
            << ""
            << "10:cat 20:dog 30:cat 40:dog"
            << "" << 1 << "'split.csv' names the pictures";
        QTest::newRow("parts alone, by the table's name")
            << Tables{{"list_eval_partition.txt", parts}} << ""
            << "10: 20: 30: 40:"
            << "" << 2 << "Doubtful: its column 2 is taken for the parts by the table's name";
        QTest::newRow("parts of other pictures, too few")
            << Tables{{"labels.csv", "file,label\na1.png,cat\na2.png,dog\na3.png,cat\na4.png,dog\n"},
                      {"split.csv", "file,set\na1.png,train\na2.png,test\na3.png,train\n"}}
            << ""
            << "10: 20: 30: 40:"
            << "" << 0 << "Several tables name the pictures";
        QTest::newRow("names alone") << Tables{{"test.csv", "file\na1.png\na2.png\n"},
                                               {"train.csv",
                                                "file,label\na1.png,cat\na2.png,dog\na3.png,cat\na4.png,dog\n"}}
                                     << ""
                                     << "10:cat 20:dog 30:cat 40:dog"
                                     << "" << 0 << "'train.csv' names the pictures";
        QTest::newRow("the same factor twice")
            << Tables{{"a.csv", "file,age\na1.png,1.5\na2.png,2\na3.png,3\na4.png,4\n"},
                      {"b.csv", "file,age\na1.png,1.5\na2.png,2\na3.png,3\na4.png,5\n"}}
            << ""
            << "10: 20: 30: 40:"
            << "" << 0 << "Several tables name the pictures";
        QTest::newRow("a history beside labels")
            << Tables{{"labels.csv", "file,label\na1.png,cat\na2.png,dog\na3.png,cat\na4.png,dog\n"},
                      {"numbers.csv", "n,loss\n1,0.5\n2,0.4\n3,0.3\n4,0.2\n"}}
            << ""
            << "10:cat 20:dog 30:cat 40:dog"
            << "" << 0 << "'labels.csv' names the pictures";
    }

    void tablesThatSayDifferentThings_areTakenTogether() {
        using Tables = QMap<QString, QByteArray>;
        QFETCH(Tables, tables);
        QFETCH(QString, requested);
        QFETCH(QString, labels);
        QFETCH(QString, factors);
        QFETCH(int, test);
        QFETCH(QString, says);
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("d/a" + std::to_string(i) + ".png", 10 * i);
        for (const auto& [name, text] : tables.asKeyValueRange()) folder.addText("d/" + name.toStdString(), text);
        Settings settings;
        if (!requested.isEmpty()) settings["labels"] = requested.toStdString();
        const DataSplit data = openFolder(folder.path("d"), settings);
        QCOMPARE(labelsOf(data), labels);
        QCOMPARE(factorTexts(data), factors);
        const QString said = notesOf(data) + QString::fromStdString(data.splitDescription.english());
        QVERIFY2(said.contains(says), qPrintable(said));
        QCOMPARE(said.contains("in the table's column"), test > 0);
        if (test > 0) QCOMPARE(int(data.test->size()), test);
    }

    /// Names of pictures lose against nothing: not against numbers of others, nor where they have numbers themselves.
    void aTableOfNumbers_losesAgainstOneOfNames() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("p/labels.csv", "file,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n");
        folder.addText("p/history.csv", "epoch,loss\n1,0.5\n2,0.25\n3,0.2\n4,0.1\n");
        folder.addText("p/scores.csv", "id,label\n1,a\n2,a\n3,b\n4,b\n");
        const DataSplit data = openFolder(folder.path("p"));
        QCOMPARE(labelsOf(data), QString("10:cat 20:dog 30:cat 40:dog"));
        QVERIFY2(notesOf(data).contains("or count something else, were passed over: 'scores.csv' ('id')"),
                 qPrintable(notesOf(data)));
        QCOMPARE(labelsOf(openFolder(folder.path("p"), {{"labels", "scores.csv"}})), QString("10:a 20:a 30:b 40:b"));
    }

    void severalTables_areNamed_andTheRequestedOneIsTaken() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("p/who.csv", "file,name\n1.png,Ann\n2.png,Bo\n3.png,Ann\n4.png,Bo\n");
        folder.addText("p/what.csv", "file,thing\n1.png,cup\n2.png,cup\n3.png,jar\n4.png,jar\n");
        const DataSplit none = openFolder(folder.path("p"));
        QVERIFY(!none.train->hasLabels());
        QVERIFY2(notesOf(none).contains("Several tables name the pictures, and none was taken: the table 'what.csv', "
                                        "the table 'who.csv' (labels=FILE takes one"),
                 qPrintable(notesOf(none)));
        QCOMPARE(labelsOf(openFolder(folder.path("p"), {{"labels", "who.csv"}})), QString("10:Ann 20:Bo 30:Ann 40:Bo"));
        QCOMPARE(labelsOf(openFolder(folder.path("p"), {{"labels", "thing"}})), QString("10:cup 20:cup 30:jar 40:jar"));
        QVERIFY(test::throws(ErrorKind::Conflict, [&] { openFolder(folder.path("p"), {{"labels", "2"}}); }));
    }

    void classFolders_winOverATable_unlessItIsRequested() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i)
            folder.add(std::string("d/") + (i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".png", 10 * i);
        folder.addText("d/labels.csv", "id,label\n1.png,cat\n2.png,dog\n3.png,dog\n4.png,cat\n");
        const DataSplit folders = openFolder(folder.path("d"));
        QCOMPARE(labelsOf(folders), QString("10:odd 20:even 30:odd 40:even"));
        QVERIFY2(notesOf(folders).contains("though a table is there (labels=FILE takes its)"),
                 qPrintable(notesOf(folders)));
        QCOMPARE(labelsOf(openFolder(folder.path("d"), {{"labels", "labels.csv"}})),
                 QString("10:cat 20:dog 30:dog 40:cat"));
    }

    void classFolders_takeTheSplitOfATable_data() {
        QTest::addColumn<QStringList>("tables");  // a name, a text, a name, ...
        QTest::addColumn<QString>("split");       // the option
        QTest::addColumn<QString>("labels");      // of pictures 1 to 6
        QTest::addColumn<QString>("judged");      // levels; empty: a share that is held out
        QTest::addColumn<QString>("note");
        const QString all = "10:odd 20:even 30:odd 40:even 50:odd 60:even";
        const QString taken =
            "The labels are the folders', and the split is that of a table (labels=FILE takes its "
            "labels, split=none neither): ";
        const QString column =
            "id,label,split\n1.png,a,train\n2.png,b,test\n3.png,a,train\n4.png,b,train\n5.png,a,val"
            "\n6.png,b,train\n";
        QTest::newRow("a column") << QStringList{"d/labels.csv", column} << "" << all << "20 50"
                                  << taken + "The table 'labels.csv' names the pictures";
        QTest::newRow("lists") << QStringList{"d/train.txt", "odd/1.png\neven/2.png\neven/4.png\nodd/5.png\n",
                                              "d/test.txt", "odd/3.png\neven/6.png\n"}
                               << "" << all << "30 60" << taken;
        QTest::newRow("Food-101's lists")
            << QStringList{"d/meta/train.txt", "odd/1\neven/2\neven/4\nodd/5\n", "d/meta/test.txt", "odd/3\neven/6\n"}
            << "" << all << "30 60" << taken;
        QTest::newRow("lists with numbers of classes")
            << QStringList{"d/train.txt", "odd/1.png 1\neven/2.png 0\neven/4.png 0\nodd/5.png 1\n", "d/val.txt",
                           "odd/3.png 1\neven/6.png 0\n"}
            << "" << all << "30 60" << taken;
        QTest::newRow("not all named") << QStringList{"d/train.txt", "odd/1.png\neven/2.png\neven/4.png\n",
                                                      "d/test.txt", "odd/3.png\n"}
                                       << ""
                                       << "10:odd 20:even 30:odd 40:even"
                                       << "30"
                                       << "2 pictures that it does not name are left out.";
        QTest::newRow("none wanted") << QStringList{"d/labels.csv", column} << "none" << all << ""
                                     << "though a table is there";
        QTest::newRow("no split there") << QStringList{"d/labels.csv",
                                                       "id,label\n1.png,a\n2.png,b\n3.png,a\n4.png,b\n"
                                                       "5.png,a\n6.png,b\n"}
                                        << "" << all << ""
                                        << "though a table is there";
        QTest::newRow("other tables beside the lists")
            << QStringList{"d/labels.csv", "id,label\n1.png,a\n2.png,b\n3.png,a\n4.png,b\n5.png,a\n6.png,b\n",
                           "d/parts.csv",
                           "id,split\n1.png,train\n2.png,test\n3.png,train\n4.png,train\n5.png,test\n"
                           "6.png,train\n"}
            << "" << all << "20 50" << taken + "The table 'parts.csv'";
    }

    void classFolders_takeTheSplitOfATable() {
        QFETCH(QStringList, tables);
        QFETCH(QString, split);
        QFETCH(QString, labels);
        QFETCH(QString, judged);
        QFETCH(QString, note);
        const Pictures folder;
        for (int i = 1; i <= 6; ++i)
            folder.add(std::string("d/") + (i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".png", 10 * i);
        for (int i = 0; i < tables.size(); i += 2) folder.addText(tables[i].toStdString(), tables[i + 1].toUtf8());
        const DataSplit data = openFolder(folder.path("d"), {{"split", split.toStdString()}});
        QCOMPARE(labelsOf(data), labels);
        QVERIFY2(notesOf(data).contains(note), qPrintable(notesOf(data)));
        QVERIFY(data.train->factors().empty());
        QStringList levels;
        for (Index i = 0; i < data.test->size(); ++i) levels << QString::number(data.test->image(i)[0]);
        levels.sort();
        const QString told = QString::fromStdString(data.splitDescription.english());
        QCOMPARE(told.contains("Models learn from the pictures"), !judged.isEmpty());
        if (!judged.isEmpty()) QCOMPARE(levels.join(' '), judged);
    }

    /// Folders of the parts are clearer than a table.
    void foldersOfParts_winOverTheSplitOfATable() {
        const Pictures folder;
        for (int i = 1; i <= 6; ++i)
            folder.add(std::string(i < 5 ? "d/train/" : "d/test/") + (i % 2 == 0 ? "even/" : "odd/") +
                           std::to_string(i) + ".png",
                       10 * i);
        folder.addText("d/t.csv",
                       "id,split\n1.png,test\n2.png,test\n3.png,train\n4.png,train\n5.png,train\n6.png,train\n");
        const DataSplit data = openFolder(folder.path("d"));
        QCOMPARE(data.test->size(), 2);
        QCOMPARE(data.train->size(), 4);
        QVERIFY(QString::fromStdString(data.splitDescription.english()).contains("the folder 'train'"));
        QVERIFY2(notesOf(data).contains("though a table is there"), qPrintable(notesOf(data)));
    }

    void aColumnOfParts_splits() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("p/labels.csv", "id,label,split\n1.png,a,train\n2.png,b,train\n3.png,a,val\n4.png,b,train\n");
        const DataSplit data = openFolder(folder.path("p"));
        QCOMPARE(data.train->size(), 3);
        QCOMPARE(int(data.test->image(0)[0]), 30);
        QVERIFY(QString::fromStdString(data.splitDescription.english()).contains("column 'split'"));
    }

    void columnsOfPartsAndFactors_areTheRequestedOnes() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText(
            "p/t.csv",
            "id,label,partition,where,age,size\n1.png,a,0,train,30,1\n2.png,b,0,dev,31,2\n3.png,a,2,train,32,"
            "3\n4.png,b,1,train,33,4\n");
        const DataSplit found = openFolder(folder.path("p"));
        QCOMPARE(found.train->size(), 2);  // 0 is to learn from, as in CelebA's list
        QVERIFY(QString::fromStdString(found.splitDescription.english()).contains("with '0' in the table's column"));
        QCOMPARE(found.train->factors().size(), 2U);
        const DataSplit requested = openFolder(folder.path("p"), {{"split", "where"}, {"factors", "size"}});
        QCOMPARE(requested.train->size(), 3);
        QCOMPARE(int(requested.test->image(0)[0]), 20);
        QCOMPARE(requested.train->factors().size(), 1U);
        QCOMPARE(requested.train->factors()[0].name, std::string("size"));
        QVERIFY(requested.train->hasLabels());
        const DataSplit none = openFolder(folder.path("p"), {{"split", "none"}, {"factors", "none"}});
        QVERIFY(none.train->factors().empty());
        QCOMPARE(none.train->size() + none.test->size(), 4);
        QVERIFY(!QString::fromStdString(none.splitDescription.english()).contains("column"));
        QVERIFY(test::throws(ErrorKind::WrongValue, [&] { openFolder(folder.path("p"), {{"split", "age"}}); }));
        QVERIFY(test::throws(ErrorKind::WrongValue, [&] { openFolder(folder.path("p"), {{"factors", "where"}}); }));
        QVERIFY(test::throws(ErrorKind::Unknown, {"height"}, [&] {
            openFolder(folder.path("p"), {{"factors", "age+height"}});
        }));
    }

    void splits_ofFlagsAndNumbers_areUnderstood_data() {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QList<int>>("test");  // levels; empty: held out by chance
        QTest::newRow("1 is training") << QByteArray("is_training") << QByteArray("1 1 0 1") << "" << QList<int>{30};
        QTest::newRow("1 is training, as of CUB-200")
            << QByteArray("is_training_image") << QByteArray("0 1 1 1") << "" << QList<int>{10};
        QTest::newRow("requested") << QByteArray("train") << QByteArray("1 1 0 1") << "train" << QList<int>{30};
        QTest::newRow("1 is testing") << QByteArray("is_test") << QByteArray("0 1 0 0") << "" << QList<int>{20};
        QTest::newRow("words") << QByteArray("is_training") << QByteArray("True True True False") << ""
                               << QList<int>{40};
        QTest::newRow("yes and no") << QByteArray("Validation") << QByteArray("no no yes no") << "Validation"
                                    << QList<int>{30};
        QTest::newRow("CelebA's") << QByteArray("partition") << QByteArray("0 0 2 1") << "" << QList<int>{30, 40};
        QTest::newRow("a fold") << QByteArray("fold") << QByteArray("0 1 1 1") << "" << QList<int>{};
        QTest::newRow("a fold, requested") << QByteArray("fold") << QByteArray("0 1 0 0") << "fold" << QList<int>{20};
        QTest::newRow("words of parts under any name")
            << QByteArray("data set") << QByteArray("train train test valid") << "" << QList<int>{30, 40};
        QTest::newRow("a fold of words") << QByteArray("fold") << QByteArray("train val train train") << ""
                                         << QList<int>{20};
        QTest::newRow("words of one part")
            << QByteArray("group") << QByteArray("train train train train") << "" << QList<int>{};
        QTest::newRow("a phase of numbers") << QByteArray("phase") << QByteArray("0 1 2 1") << "" << QList<int>{};
    }

    void splits_ofFlagsAndNumbers_areUnderstood() {
        QFETCH(QByteArray, column);
        QFETCH(QByteArray, values);
        QFETCH(QString, requested);
        QFETCH(QList<int>, test);
        const Pictures folder;
        QByteArray text = "id,label," + column + "\n";
        for (int i = 1; i <= 4; ++i) {
            folder.add("p/" + std::to_string(i) + ".png", 10 * i);
            text += QByteArray::number(i) + ".png," + (i % 2 == 0 ? "a," : "b,") + values.split(' ')[i - 1] + "\n";
        }
        folder.addText("p/t.csv", text);
        Settings settings;
        if (!requested.isEmpty()) settings["split"] = requested.toStdString();
        const DataSplit data = openFolder(folder.path("p"), settings);
        QList<int> levels;
        for (Index i = 0; i < data.test->size(); ++i) levels << data.test->image(i)[0];
        const bool isOfTable = data.splitDescription.english().find(column.toStdString()) != std::string::npos;
        QCOMPARE(isOfTable, !test.isEmpty());
        if (isOfTable) QCOMPARE(levels, test);
    }

    void oneHotLabels_besideASplitOfNumbers_areFound() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("p/t.csv", "image,MEL,NV,BCC,partition\n1,1,0,0,0\n2,0,1,0,0\n3,0,0,1,0\n4,0,1,0,1\n");
        const DataSplit data = openFolder(folder.path("p"));
        QCOMPARE(labelsOf(data), QString("10:MEL 20:NV 30:BCC 40:NV"));
        QCOMPARE(data.test->size(), 1);
        const DataSplit requested = openFolder(folder.path("p"), {{"factors", "partition"}, {"split", "none"}});
        QCOMPARE(labelsOf(requested), QString("10:MEL 20:NV 30:BCC 40:NV"));
        QCOMPARE(requested.train->factors().size(), 1U);
    }

    /// "none" is a wish to leave something out, and no wish for a table.
    void none_asksForNoTable() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i)
            folder.add(std::string("d/") + (i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".png", 10 * i);
        folder.addText("d/t.csv", "id,kind,age\n1.png,x,3\n2.png,y,4\n3.png,x,5\n");
        for (const Settings& settings : {Settings{{"split", "none"}}, Settings{{"factors", "none"}},
                                         Settings{{"labels", "none"}, {"split", "none"}}}) {
            const DataSplit data = openFolder(folder.path("d"), settings);
            QCOMPARE(data.train->size() + data.test->size(), 4);  // the table names but three
            QVERIFY(data.train->factors().empty());
        }
        const DataSplit factors = openFolder(folder.path("d"), {{"factors", "age"}});
        QCOMPARE(labelsOf(factors), QString("10:odd 20:even 30:odd"));
        QVERIFY2(!notesOf(factors).contains("The labels are its column"), qPrintable(notesOf(factors)));
        const DataSplit table = openFolder(folder.path("d"), {{"labels", "t.csv+none"}});
        QCOMPARE(labelsOf(table), QString("10:odd 20:even 30:odd"));
        QCOMPARE(table.train->factors().size(), 1U);
        const Settings alone{{"labels", "none"}, {"factors", "age"}};
        folder.addText("d/t.csv", "id,kind,age\nodd/1.png,x,3\neven/2.png,y,4\nodd/3.png,x,5\n");
        const DataSplit opened = PictureTableFormat().open(folder.path("d/t.csv"), alone, {});
        QVERIFY(!opened.train->hasLabels());
        QCOMPARE(opened.train->factors().size(), 1U);
    }

    void requestedColumns_sayWhichTableIsMeant() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("p/who.csv", "file,name\n1.png,Ann\n2.png,Bo\n3.png,Ann\n4.png,Bo\n");
        folder.addText("p/where.csv", "file,part,size\n1.png,train,1\n2.png,test,2\n3.png,train,1\n4.png,train,3\n");
        const DataSplit data = openFolder(folder.path("p"), {{"split", "part"}, {"factors", "size"}});
        QCOMPARE(data.test->size(), 1);
        QCOMPARE(data.train->factors().size(), 1U);
        QVERIFY(test::throws(ErrorKind::Unknown, {folder.path("p")}, [&] {
            openFolder(folder.path("p"), {{"split", "gone"}});
        }));
    }

    void labels_thatAreMissing_areReported() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        folder.addText("p/t.csv", "id,label\n1.png,7\n2.png,NA\n3.png,\n4.png,7\n");
        const DataSplit numbers = openFolder(folder.path("p"));
        QCOMPARE(labelsOf(numbers), QString("10:7 20:(none) 30:(none) 40:7"));
        QVERIFY2(notesOf(numbers).contains("2 labels are missing (empty, 'NA')"), qPrintable(notesOf(numbers)));
        folder.addText("p/t.csv", "id,label\n1.png,none\n2.png,-\n3.png,cat\n4.png,cat\n");
        const DataSplit words = openFolder(folder.path("p"));
        QCOMPARE(labelsOf(words), QString("10:none 20:- 30:cat 40:cat"));
        QVERIFY2(notesOf(words).contains("2 labels may say that there is none ('-', 'none')"),
                 qPrintable(notesOf(words)));
    }

    void requestedColumns_besideClassFolders_leaveTheFoldersLabels() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i)
            folder.add(std::string("d/") + (i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".png", 10 * i);
        folder.addText("d/t.csv",
                       "id,kind,where,age\n1.png,x,train,3\n2.png,y,train,4\n3.png,x,test,5\n4.png,y,train,6\n");
        const DataSplit data = openFolder(folder.path("d"), {{"split", "where"}, {"factors", "age"}});
        QCOMPARE(labelsOf(data), QString("10:odd 20:even 30:odd 40:even"));
        QCOMPARE(data.train->size(), 3);
        QCOMPARE(data.train->factors().size(), 1U);
        const Pictures bare;
        for (int i = 1; i <= 4; ++i) bare.add("p/" + std::to_string(i) + ".png", 10 * i);
        const QString message = messageOf([&] { openFolder(bare.path("p"), {{"split", "where"}}); });
        QVERIFY2(message.contains("labels=FILE"), qPrintable(message));
    }

    void aTableOpenedAlone_opensItsPictures() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("img/" + std::to_string(i) + ".jpg", 10 * i);
        folder.add("img/other.png", 99);
        folder.addText("labels.csv", "id,label\n1,cat\n2,dog\n3,cat\n4,dog\n5,dog\n");
        folder.addText("paths.jsonl",
                       "{\"file_name\": \"img/1.jpg\", \"label\": 3}\n{\"file_name\": \"img/2.jpg\", "
                       "\"label\": 4}\n{\"file_name\": \"../x.png\", \"label\": 4}\n");
        folder.addText("numbers.csv", "1,2,3,4\n5,6,7,8\n");
        QVERIFY(!PictureTableFormat().recognizes(folder.path("numbers.csv")));
        QVERIFY(!PictureTableFormat().recognizes(folder.path("img/1.jpg")));
        const DataSplit data = standardCatalog().open(folder.path("labels.csv"));
        QCOMPARE(QString::fromStdString(data.format), QString("table of pictures"));
        QCOMPARE(labelsOf(data), QString("10:cat 20:dog 30:cat 40:dog"));
        QCOMPARE(data.train->report().skipped.size(), 1U);
        QCOMPARE(QString::fromStdString(data.train->report().skipped[0].what.english()), QString("5.jpg"));
        const DataSplit lines = standardCatalog().open(folder.path("paths.jsonl"));
        QCOMPARE(labelsOf(lines), QString("10:3 20:4"));
        QVERIFY(lines.train->report().skipped[0].why.english().find("outside") != std::string::npos);
        QCOMPARE(PictureTableFormat().files(folder.path("labels.csv")).size(), 5U);
    }

    void aTableOfPicturesOutsideOfItsFolder_opensThem_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("labels");
        QTest::newRow("of one folder") << QByteArray("image,label\n../a/1.png,cat\n../a/2.png,dog\n../a/9.png,dog\n")
                                       << "10:cat 20:dog";
        QTest::newRow("of several") << QByteArray("image,label\n../a/1.png,cat\n../b/1.png,dog\n3.png,cat\n")
                                    << "10:cat 30:cat 70:dog";
        QTest::newRow("absolute") << QByteArray("image,label\n%1/a/1.png,cat\n%1/b/1.png,dog\n") << "10:cat 70:dog";
    }

    void aTableOfPicturesOutsideOfItsFolder_opensThem() {
        QFETCH(QByteArray, text);
        QFETCH(QString, labels);
        const Pictures folder;
        for (int i = 1; i <= 2; ++i) folder.add("a/" + std::to_string(i) + ".png", 10 * i);
        folder.add("b/1.png", 70);
        folder.addText("lists/t.csv", text.replace("%1", QByteArray::fromStdString(folder.path(""))));
        if (text.contains("\n3.png")) folder.add("lists/3.png", 30);
        const DataSplit table = standardCatalog().open(folder.path("lists/t.csv"));
        QCOMPARE(QString::fromStdString(table.format), QString("table of pictures"));
        QCOMPARE(labelsOf(table), labels);
        for (const std::string& file : PictureTableFormat().files(folder.path("lists/t.csv")))
            QVERIFY2(std::filesystem::is_regular_file(file), file.c_str());
        if (!text.contains("\n3.png")) QCOMPARE(labelsOf(standardCatalog().open(folder.path("lists"))), labels);
    }

    void labels_requestedWrongly_saysWhatThereIs() {
        const Pictures folder;
        for (int i = 1; i <= 4; ++i) folder.add("p/" + std::to_string(i) + ".png", 10 * i);
        const auto message = [&](const char* requested) {
            return messageOf([&] { openFolder(folder.path("p"), {{"labels", requested}}); });
        };
        QVERIFY2(message("breed").contains("labels: \"breed\""), qPrintable(message("breed")));
        folder.addText("p/labels.csv", "id,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n");
        folder.addText("p/poem.txt", "The moon\nhas set\n");
        QVERIFY2(message("breed").contains("has no column 'breed' for labels=; it has 'id', 'label'"),
                 qPrintable(message("breed")));
        QVERIFY2(message("poem.txt").contains("names none of the 4 pictures"), qPrintable(message("poem.txt")));
        QVERIFY2(message("labels.csv+breed").contains("no column 'breed'"), qPrintable(message("labels.csv+breed")));
    }
};

static const lunette::test::TestClass<PictureAttributesTest, QCoreApplication> kPictureAttributesTest;
#include "PictureAttributesTest.moc"
