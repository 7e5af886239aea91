#include "ArrayFiles.h"
#include "DatasetText.h"
#include "MemoryLimit.h"
#include "Paths.h"
#include "PickleBytes.h"
#include "TestProgram.h"
#include "io/ArrayFormat.h"
#include "io/Pickle.h"
#include "io/PickledArrays.h"

#include <QTest>

using namespace lunette;
using namespace lunette::test;
using namespace std::string_literals;

namespace {

std::string corpus(const char* name) {
    return lunette::test::sourcePath("tests/fuzz/corpus/pickle/").toStdString() + name;
}

const StoredArray* find(const ArrayFile& file, const std::string& name) {
    const auto found = std::ranges::find(file.arrays, name, &StoredArray::name);
    return found == file.arrays.end() ? nullptr : &*found;
}

/// "uint8 4 x 2 x 2: 0 1 2 ..."; empty where there is no such array.
QString describe(const ArrayFile& file, const std::string& name) {
    const StoredArray* array = find(file, name);
    if (array == nullptr) return {};
    QString text =
        QString::fromStdString(array->header.typeName().english() + " " + array->header.shapeText().english() + ":");
    for (const std::uint8_t byte : array->numbers({}).bytes) text += " " + QString::number(byte);
    return text;
}

/// The whole of a pickle that goes wrong at this piece.
QString messageForPiece(const std::string& piece) {
    const TemporaryFolder folder;
    const std::string path = folder.write("broken.pkl", pickled(piece));
    QString message;
    withOneGibibyte([&] { message = messageOf([&] { readPickledArrays(path); }); });
    return message;
}

}  // namespace

class PickledArraysTest : public QObject {
    Q_OBJECT
private slots:
    void everyProtocol_ofNumPy_givesTheSameArrays_data() {
        QTest::addColumn<QByteArray>("name");
        for (int protocol = 0; protocol < 6; ++protocol)
            QTest::addRow("%d", protocol) << "protocol-" + QByteArray::number(protocol);
    }

    void everyProtocol_ofNumPy_givesTheSameArrays() {
        QFETCH(QByteArray, name);
        const std::string path = corpus(name.constData());
        QVERIFY(PickleFormat().recognizes(path));
        const ArrayFile file = readPickledArrays(path);
        QCOMPARE(describe(file, "images"), QString("uint8 4 x 2 x 2: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"));
        QCOMPARE(describe(file, "labels").left(24), QString("int64 4: 3 0 0 0 0 0 0 0"));
        QVERIFY(describe(file, "deep.scalars").startsWith("int64 4: 0 0") &&
                describe(file, "deep.scalars").endsWith(" 3 0 0 0 0 0 0 0"));
        QCOMPARE(describe(file, "deep.words").left(26), QString("text 4: 120 0 0 0 0 0 0 0 "));
        QVERIFY(find(file, "angles")->header.isBigEndian);
        QCOMPARE(describe(file, "names").mid(0, 40), QString("text 4: 97 0 0 0 0 0 0 0 98 0 0 0 228 0 "));
        QCOMPARE(file.skipped.size(), 1U);
        QCOMPARE(file.skipped[0].what.english(), std::string("nothing"));
        const DataSplit split = PickleFormat().open(path, {{"images", "images"}, {"labels", "labels"}}, {});
        QCOMPARE(split.train->size() + split.test->size(), 4);
        QCOMPARE(split.train->classNames()[1], std::string("3"));
    }

    void threePairs_asMnistHasThem_areSplit() {
        const DataSplit split = PickleFormat().open(corpus("pairs"), {}, {});
        QCOMPARE(split.train->size(), 4);
        QCOMPARE(split.test->size(), 4);
        QCOMPARE(split.train->shape(), (ImageShape{2, 2, 1}));
        QCOMPARE(split.train->image(1)[0], 64);
        QCOMPARE(split.test->classNames().size(), 4U);
        QVERIFY(notesOf(split).contains("X_val"));
    }

    void aListOfArrays_isOneArray() {
        const ArrayFile file = readPickledArrays(corpus("stack"));
        QCOMPARE(describe(file, "stack"), QString("uint8 5 x 2 x 2: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 0 1 2 3"));
    }

    void oneListUnderManyKeys_isNotReadForEachOfThem() {
        std::string records = "]q\1("s;
        for (int i = 0; i < 5000; ++i)
            records += i == 0 ? "(" + pickledArray("u1", {2, 2}, counting(4)) + "q\2" + "K\1t" : "(h\2K\1t"s;
        std::string piece = "}(" + pickledText("first") + records + "e";
        for (int i = 0; i < 499; ++i) piece += pickledText(std::to_string(i)) + "h\1";
        const TemporaryFolder folder;
        const ArrayFile file = readPickledArrays(folder.write("many.pkl", pickled(piece + "u")));
        QVERIFY(find(file, "first.X") && find(file, "first.y"));
        QVERIFY(file.skipped.back().why.english().find("too many lists") != std::string::npos);
    }

    void fortranOrder_isKept() {
        const DataSplit split = PickleFormat().open(corpus("fortran"), {}, {});
        QCOMPARE(std::ranges::count(sortedImagesOf(split), Bytes{4, 5, 6, 7}), 1);
    }

    void aPackedPickle_opens() {
        const TemporaryFolder folder;
        const std::string path = folder.write("m.pkl.gz", packed(readAll(corpus("pairs"))));
        QVERIFY(PickleFormat().recognizes(path));
        QCOMPARE(PickleFormat().open(path, {}, {}).train->size(), 4);
    }

    void python2_withPairsOfKeys_opens() {
        const TemporaryFolder folder;
        const std::string path = folder.write(
            "traffic.p", pickled(pickledDictionary({{"features", pickledArray("u1", {3, 2, 2}, counting(12))},
                                                    {"labels", pickledArray("i4", {3}, bytesOf<int>({7, 8, 7}))}})));
        const DataSplit split = PickleFormat().open(path, {}, {});
        QCOMPARE(split.train->size() + split.test->size(), 3);
        QCOMPARE(texts({split.train->classNames().begin(), split.train->classNames().end()}), (QStringList{"7", "8"}));
    }

    void torchsPickles_areNotRecognized() {
        QVERIFY(!beginsAsPickle("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."s));
        QVERIFY(beginsAsPickle("\x80\x02}q"));
        QVERIFY(!beginsAsPickle("\x80\x09}q"));
        QVERIFY(!beginsAsPickle(""));
    }

    void whatIsNoPlainData_isRefusedByName_data();
    void whatIsNoPlainData_isRefusedByName();
    void damagedPickles_areRefused_data();
    void damagedPickles_areRefused();
};

void PickledArraysTest::whatIsNoPlainData_isRefusedByName_data() {
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& piece, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(piece) << says;
    };
    row("a command", "cos\nsystem\nU\4true\x85R", "'os.system'");
    row("a command, stacked", "\x8c\5posix\x8c\6system\x93", "'posix.system'");
    row("eval", "c__builtin__\neval\nU\0011\x85R", "'__builtin__.eval'");
    row("a tensor", "ctorch._utils\n_rebuild_tensor_v2\n", "'torch._utils._rebuild_tensor_v2'");
    row("an ordered dictionary", "ccollections\nOrderedDict\n)R", "'collections.OrderedDict'");
    row("another of NumPy's", "cnumpy\nload\nU\1x\x85R", "'numpy.load'");
    row("NEWOBJ", "}}\x81", "NEWOBJ");
    row("INST", "(ios\nsystem\n", "INST");
    row("OBJ", "(No", "OBJ");
    row("EXT1", "\x82\1", "EXT1");
    row("BINPERSID", "NQ", "BINPERSID");
    row("a set", "\x8f", "EMPTY_SET");
    row("a buffer elsewhere", "\x97", "NEXT_BUFFER");
    row("the state of a dictionary", "}}b", "BUILD");
    row("ndarray()", "cnumpy\nndarray\n)R", "numpy.ndarray");
    row("a newer protocol", "\x80\x09N", "protocol 9");
    row("records", "cnumpy\ndtype\nU\2V8K\0K\1\x87R(K\3U\1|NU\1aNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"s, "records");
    row("a type that does not exist", "cnumpy\ndtype\nU\2f3K\0K\1\x87R"s, "'f3'");
    row("objects alone",
        "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85U\1b\x87R(K\1K\3\x85"s +
            "cnumpy\ndtype\nU\2O8K\0K\1\x87R(K\3U\1|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK?tb\x89]tb"s,
        "never loaded");
    row("no array", "}", "holds no array");
    row("a text", "U\3abc", "holds no array");
}

void PickledArraysTest::whatIsNoPlainData_isRefusedByName() {
    QFETCH(QByteArray, piece);
    QFETCH(QString, says);
    const QString message = messageForPiece(piece.toStdString());
    QVERIFY2(message.contains(says) && message.contains("broken.pkl"), qPrintable(message));
}

void PickledArraysTest::damagedPickles_areRefused_data() {
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& piece, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(piece) << says;
    };
    const std::string array = pickledArray("u1", {2, 2, 2}, counting(8));
    row("nothing on the stack", "", "a value is missing");
    row("an opcode that does not exist", "\xff", "no opcode 255");
    row("text of a gigabyte", "X\0\0\0\x40"s + "abc", "ends within a value");
    row("bytes of 2^63", "\x8e\0\0\0\0\0\0\0\x80"s, "ends within a value");
    row("no line", "I12", "ends within a line");
    row("a memo that is missing", "h\7", "memo is missing");
    row("append to a number", "NNa", "no container");
    row("append below a mark", "]N(a", "a value is missing");
    row("no mark", "Nt", "a mark is missing");
    row("a key without a value", "}(Nu", "no value");
    row("a call of a number", "N)R", "no function");
    row("a whole number of letters", "Iabc\n", "malformed");
    row("a number above 64 bits", "\x8a\x09\1\2\3\4\5\6\7\x08\x09", "above 64 bits");
    row("a shape that does not fit", pickledArray("u1", {2, 2, 3}, counting(8)), "holds others");
    row("a shape that overflows", pickledArray("f8", {0x7fffffff, 0x7fffffff, 0x7fffffff}, counting(8)),
        "holds others");
    row("a negative shape", pickledArray("u1", {-2, 4}, counting(8)), "shape is malformed");
    row("a state of another kind", array.substr(0, array.size() - 2) + "tNb", "BUILD");
    row("an array without a state", array.substr(0, array.find("(K\1(")), "never loaded");
    row("an encoded character above 255", "c_codecs\nencode\nX\3\0\0\0\xe2\x82\xacX\6\0\0\0latin1\x86R"s,
        "bytes are malformed");
    // A text of 60 kB that is encoded again and again, from the memo.
    std::string bomb = "c_codecs\nencode\nq\1X\x60\xea\0\0"s + std::string(60000, 'x') + "q\2X\6\0\0\0latin1q\3"s;
    for (int i = 0; i < 5000; ++i) bomb += "h\1h\2h\3\x86R";
    row("the same text again and again", bomb, "again and again");
    row("five million values", "]" + std::string(1, '(') + std::string(5'000'000, 'N') + "e", "4 million");
    row("five million memos", "N" + std::string(5'000'000, '\x94'), "4 million");
    row("lists a million deep", std::string(1'000'000, ']') + std::string(999'999, 'a'), "holds no array");
    row("a list in itself", "]q\1h\1a", "holds no array");
}

void PickledArraysTest::damagedPickles_areRefused() {
    QFETCH(QByteArray, piece);
    QFETCH(QString, says);
    const QString message = messageForPiece(piece.toStdString());
    QVERIFY2(message.contains(says) && message.contains("broken.pkl"), qPrintable(message));
}

static const lunette::test::TestClass<PickledArraysTest> kPickledArraysTest;
#include "PickledArraysTest.moc"
