#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ByteReader.h"
#include "io/Endian.h"

#include <QTest>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::throws;

namespace {

ByteReader readerOf(const Bytes& bytes) { return {std::make_unique<MemorySource>(bytes), "some file"}; }

/// Claims more than it holds, as a gzip stream's bound does.
class BoastfulSource final : public ByteSource {
public:
    std::size_t read(std::span<std::uint8_t>) override { return 0; }
    std::uint64_t upperBound() const override { return std::uint64_t{1} << 40; }
};

}  // namespace

class ByteReaderTest : public QObject {
    Q_OBJECT
private slots:
    void numberAt_eitherOrder_isTheNumber() {
        const std::array<std::uint8_t, 5> bytes{0, 0x12, 0x34, 0x56, 0x78};
        QCOMPARE(numberAt<std::uint32_t>(&bytes[1], std::endian::big), 0x12345678U);
        QCOMPARE(numberAt<std::uint32_t>(&bytes[1], std::endian::little), 0x78563412U);
        QCOMPARE(numberAt<std::int16_t>(&bytes[1], std::endian::big), std::int16_t{0x1234});
        QCOMPARE(numberAt<float>(littleEndian(-1.5F).data(), std::endian::little), -1.5F);
        QCOMPARE(littleEndian(std::uint16_t{0x1234}), (std::array<std::uint8_t, 2>{0x34, 0x12}));
    }

    void numbers_ofEitherByteOrder_areRead() {
        const Bytes bytes{7, 1, 2, 3, 4, 8, 7, 6, 5, 4, 3, 2, 1, 9};
        ByteReader reader = readerOf(bytes);
        QCOMPARE(reader.u8(std::string("x")), 7);
        QCOMPARE(reader.bigEndian32(std::string("x")), 0x01020304U);
        QCOMPARE(reader.littleEndian64(std::string("x")), 0x0102030405060708ULL);
        QCOMPARE(reader.upperBound(), 1U);
        QCOMPARE(reader.bytes(1, std::string("x")), Bytes{9});
        reader.expectEnd();
    }

    void read_beyondTheEnd_namesFileAndField() {
        const Bytes bytes{1, 2, 3};
        for (const auto& read : std::vector<std::function<void(ByteReader&)>>{
                 [](ByteReader& r) { r.bigEndian32(std::string("count")); },
                 [](ByteReader& r) { r.littleEndian64(std::string("count")); },
                 [](ByteReader& r) { r.bytes(4, std::string("count")); },
                 [](ByteReader& r) { r.bytes(UINT64_MAX, std::string("count")); }}) {
            ByteReader reader = readerOf(bytes);
            const QString message = messageOf([&] { read(reader); });
            QVERIFY2(message.contains("'some file'") && message.contains("count"), qPrintable(message));
        }
    }

    /// A tebibyte is claimed and none of it there: this must fail at once instead of asking for the memory.
    void bytes_ofAFalseClaim_allocateNothing() {
        ByteReader reader(std::make_unique<BoastfulSource>(), "boast");
        QVERIFY(throws(ErrorKind::Damaged, [&] { reader.bytes(std::uint64_t{1} << 40, std::string("pixels")); }));
    }

    void expectEnd_withBytesLeft_isDamaged() {
        const Bytes bytes{1, 2};
        ByteReader reader = readerOf(bytes);
        reader.u8(std::string("x"));
        QVERIFY(throws(ErrorKind::Damaged, [&] { reader.expectEnd(); }));
    }

    void bytes_cancelled_throws() {
        const Bytes bytes(100);
        ByteReader reader = readerOf(bytes);
        QVERIFY_EXCEPTION_THROWN(reader.bytes(100, std::string("x"), [](double) { return false; }), Cancelled);
    }

    void fileSource_ofOtherThanARegularFile_isRefused_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << "/no/such/file"
                                 << "cannot be opened";
        QTest::newRow("folder") << "/"
                                << "is a folder";
        QTest::newRow("device") << "/dev/zero"
                                << "not a regular file";
    }

    void fileSource_ofOtherThanARegularFile_isRefused() {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const QString message = messageOf([&] { const FileSource source(path.toStdString()); });
        QVERIFY2(message.contains(says) && message.contains(path), qPrintable(message));
    }
};

static const lunette::test::TestClass<ByteReaderTest> kByteReaderTest;
#include "ByteReaderTest.moc"
