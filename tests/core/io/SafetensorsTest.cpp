#include "TestFiles.h"
#include "TestProgram.h"
#include "io/Safetensors.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cstring>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::TemporaryFolder;

namespace {

/// Single quotes in the header stand for double ones.
Bytes fileOf(std::string header, std::size_t data, std::uint64_t claimed = 0) {
    std::ranges::replace(header, '\'', '"');
    const std::uint64_t length = claimed != 0 ? claimed : header.size();
    Bytes bytes;
    for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
    bytes.insert(bytes.end(), header.begin(), header.end());
    bytes.resize(bytes.size() + data);
    return bytes;
}

Safetensors readTensors(const Bytes& bytes) {
    ByteReader reader(std::make_unique<MemorySource>(bytes), "some file");
    return readSafetensors(reader);
}

}  // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT
private slots:
    void writeSafetensors_readBack_isExact() {
        const TemporaryFolder folder;
        const std::vector<float> one{1.5F, -0.0F, 1e-42F}, two{3.25F};
        const std::array<FloatTensor, 3> tensors{{{"b", {3, 1}, one}, {"a", {}, two}, {"none", {2, 0}, {}}}};
        writeSafetensors(folder.path("x"), {{"key", "a \"text\"\nof two lines"}}, tensors);
        const Bytes bytes = test::readAll(folder.path("x"));
        const Safetensors file = readTensors(bytes);
        QCOMPARE(file.metadata, (std::map<std::string, std::string>{{"key", "a \"text\"\nof two lines"}}));
        QCOMPARE(file.tensors.size(), 3U);
        QCOMPARE(file.find("b")->shape, (std::vector<std::uint64_t>{3, 1}));
        QCOMPARE(std::memcmp(file.data.data() + file.find("b")->begin, one.data(), 12), 0);
        QCOMPARE(std::memcmp(file.data.data() + file.find("a")->begin, two.data(), 4), 0);
        QVERIFY(!file.find("c"));
        QCOMPARE((bytes.size() - 16) % 8, 0U);  // tensors begin at a multiple of 8
    }

    void read_whatTheFormatAllows_isAccepted_data() {
        QTest::addColumn<Bytes>("file");
        QTest::newRow("nothing") << fileOf("{}", 0);
        QTest::newRow("padding") << fileOf("{}      ", 0);
        QTest::newRow("any order") << fileOf(
            "{'z':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            "'a':{'shape':[2],'data_offsets':[4,20],'dtype':'I64'}}",
            20);
        QTest::newRow("packed numbers") << fileOf("{'z':{'dtype':'F4','shape':[3,2],'data_offsets':[0,3]}}", 3);
        QTest::newRow("six bits") << fileOf("{'z':{'dtype':'F6_E2M3','shape':[4],'data_offsets':[0,3]}}", 3);
        QTest::newRow("a number without shape") << fileOf("{'z':{'dtype':'F64','shape':[],'data_offsets':[0,8]}}", 8);
        QTest::newRow("empty tensor between others") << fileOf(
            "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[3],'data_offsets':[2,5]},"
            "'z':{'dtype':'F32','shape':[7,0],'data_offsets':[2,2]}}",
            5);
        QTest::newRow("empty tensor") << fileOf("{'z':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}", 0);
    }

    void read_whatTheFormatAllows_isAccepted() {
        QFETCH(Bytes, file);
        QCOMPARE(messageOf([&] { readTensors(file); }), QString());
    }

    void read_whatTheFormatForbids_isRefused_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<QString>("says");
        const auto tensor = [](const char* type, const char* shape, const char* offsets) {
            return std::string("{'t':{'dtype':'") + type + "','shape':" + shape + ",'data_offsets':" + offsets + "}}";
        };
        const std::string sound = tensor("F32", "[2]", "[0,8]");
        QTest::newRow("empty") << Bytes() << "is empty";
        QTest::newRow("seven bytes") << Bytes(7) << "cut short";
        QTest::newRow("no header") << Bytes(8) << "does not begin with";
        QTest::newRow("header past the end") << fileOf(sound, 8, 5000) << "claims a header of 5000";
        QTest::newRow("header of 2^64 - 8") << fileOf(sound, 8, UINT64_MAX - 7) << "claims a header";
        for (const std::string& pickle :
             {std::string("PK\x03\x04\x14\x00\x08\x08", 8), std::string("\x80\x02}q\x00(X\x01", 8)})
            QTest::newRow("what PyTorch saves")
                << Bytes(pickle.begin(), pickle.end()) << "PyTorch pickle, which is never loaded";
        QTest::newRow("leading space") << fileOf(" {}", 0) << "does not begin with";
        QTest::newRow("not JSON") << fileOf("{]", 0) << "not valid JSON";
        QTest::newRow("two values") << fileOf("{}{}", 0) << "not valid JSON";
        QTest::newRow("not UTF-8") << fileOf("{\"\xff\":1}", 0) << "not valid JSON";
        QTest::newRow("deep") << fileOf(std::string(100000, '{'), 0) << "not valid JSON";
        QTest::newRow("deep objects") << fileOf("{'a':{'a':{'a':{'a':1}}}}", 0) << "nested too deeply";
        QTest::newRow("deep lists") << fileOf("{'a':[[[[1]]]]}", 0) << "nested too deeply";
        QTest::newRow("twice") << fileOf(
                                      "{'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                                      "'t':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                                      4)
                               << "'t' twice";
        QTest::newRow("field twice") << fileOf("{'t':{'dtype':'F32','dtype':'F32','shape':[0],'data_offsets':[0,0]}}",
                                               0)
                                     << "'dtype' twice";
        QTest::newRow("metadata number") << fileOf("{'__metadata__':{'k':1}}", 0) << "'k'";
        QTest::newRow("metadata list") << fileOf("{'__metadata__':[]}", 0) << "metadata";
        QTest::newRow("unknown type") << fileOf(tensor("F33", "[2]", "[0,8]"), 8) << "'F33'";
        QTest::newRow("no shape") << fileOf("{'t':{'dtype':'F32','data_offsets':[0,4]}}", 4) << "'t'";
        QTest::newRow("not an object") << fileOf("{'t':3}", 0) << "'t'";
        QTest::newRow("a field too many")
            << fileOf("{'t':{'dtype':'F32','shape':[0],'data_offsets':[0,0],'x':1}}", 0) << "'t'";
        QTest::newRow("negative offset") << fileOf(tensor("F32", "[1]", "[-4,0]"), 0) << "whole numbers";
        QTest::newRow("real offset") << fileOf(tensor("F32", "[1]", "[0.0,4.0]"), 4) << "whole numbers";
        QTest::newRow("1e30") << fileOf(tensor("F32", "[1]", "[0,1e30]"), 4) << "whole numbers";
        QTest::newRow("2^64") << fileOf(tensor("F32", "[18446744073709551616]", "[0,4]"), 4) << "whole numbers";
        QTest::newRow("three offsets") << fileOf(tensor("F32", "[1]", "[0,4,4]"), 4) << "begin and an end";
        QTest::newRow("backwards") << fileOf(tensor("F32", "[1]", "[4,0]"), 4) << "begin and an end";
        QTest::newRow("shape does not fit") << fileOf(tensor("F32", "[3]", "[0,8]"), 8) << "do not fit";
        QTest::newRow("product overflows")
            << fileOf(tensor("F32", "[4294967296,4294967296]", "[0,0]"), 0) << "impossible size";
        QTest::newRow("product of bits overflows")
            << fileOf(tensor("F64", "[288230376151711744]", "[0,0]"), 0) << "impossible size";
        QTest::newRow("half a byte") << fileOf(tensor("F4", "[3]", "[0,1]"), 1) << "fill whole bytes";
        QTest::newRow("minus zero") << fileOf(tensor("F32", "[-0]", "[0,0]"), 0) << "whole numbers";
        QTest::newRow("true") << fileOf(tensor("F32", "[true]", "[0,4]"), 4) << "whole numbers";
        QTest::newRow("type is a number") << fileOf("{'t':{'dtype':32,'shape':[0],'data_offsets':[0,0]}}", 0) << "'t'";
        QTest::newRow("shape is a number") << fileOf(tensor("F32", "2", "[0,8]"), 8) << "lists of whole numbers";
        QTest::newRow("metadata twice") << fileOf("{'__metadata__':{},'__metadata__':{}}", 0) << "'__metadata__' twice";
        QTest::newRow("metadata key twice") << fileOf("{'__metadata__':{'k':'a','k':'b'}}", 0) << "'k' twice";
        QTest::newRow("same key escaped") << fileOf(
                                                 "{'t':{'dtype':'F32','shape':[0],'data_offsets':[0,0]},"
                                                 "'\\u0074':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}",
                                                 0)
                                          << "'t' twice";
        QTest::newRow("metadata null") << fileOf("{'__metadata__':null}", 0) << "metadata";
        QTest::newRow("empty tensor past the end")
            << fileOf("{'t':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}}", 0) << "gap";
        QTest::newRow("same bytes twice") << fileOf(
                                                 "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
                                                 "'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
                                                 8)
                                          << "overlap";
        QTest::newRow("header over 100 MB") << fileOf("{}", 0, 100000001) << "claims a header of 100000001";
        QTest::newRow("gap") << fileOf(tensor("F32", "[1]", "[4,8]"), 8) << "gap";
        QTest::newRow("overlap") << fileOf(
                                        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
                                        "'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}",
                                        12)
                                 << "overlap";
        QTest::newRow("data cut short") << fileOf(sound, 7) << "cut short";
        QTest::newRow("data goes on") << fileOf(sound, 9) << "goes on";
    }

    void read_whatTheFormatForbids_isRefused() {
        QFETCH(Bytes, file);
        QFETCH(QString, says);
        const QString message = messageOf([&] { readTensors(file); });
        QVERIFY2(message.contains("'some file'") && message.contains(says), qPrintable(message));
    }

    void hostileFiles_openOrAreRefusedAsListed() {
        const auto files = test::hostileFiles("safetensors/");
        if (files.empty()) QSKIP("no hostile files beside the project (LUNETTE_TEST_DATA)");
        for (const auto& [path, expected] : files) {
            const QString message = messageOf([&] { readTensors(test::readAll(path)); });
            if (expected == "accept") QVERIFY2(message.isEmpty(), qPrintable(message));
            if (expected == "reject") QVERIFY2(!message.isEmpty(), path.c_str());
        }
    }
};

static const lunette::test::TestClass<SafetensorsTest> kSafetensorsTest;
#include "SafetensorsTest.moc"
