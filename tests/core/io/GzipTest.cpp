#include "PackedBytes.h"
#include "TestProgram.h"
#include "io/ByteReader.h"
#include "io/Gzip.h"

#include <QTest>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::packed;

namespace {

GzipSource sourceOf(const Bytes& bytes) { return {std::make_unique<MemorySource>(bytes), "some file"}; }

Bytes unpacked(const Bytes& bytes, std::size_t atOnce = 1000) {
    GzipSource source = sourceOf(bytes);
    Bytes result;
    Bytes piece(atOnce);
    while (const std::size_t count = source.read(piece))
        result.insert(result.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(count));
    return result;
}

Bytes joined(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

class GzipTest : public QObject {
    Q_OBJECT
private slots:
    void unpacksInPiecesOfAnySize() {
        const Bytes bytes = test::counting(200000);
        for (const std::size_t atOnce : {1, 7, 65536, 1000000}) QCOMPARE(unpacked(packed(bytes), atOnce), bytes);
        QCOMPARE(unpacked(packed({})), Bytes());
    }

    void readsMembersThatFollowOneAnother() {
        QCOMPARE(unpacked(joined(packed({1, 2}), packed({3}))), (Bytes{1, 2, 3}));
    }

    void ignoresPaddingAfterTheLastMember() { QCOMPARE(unpacked(joined(packed({1, 2}), Bytes(512))), (Bytes{1, 2})); }

    void refusesAStreamThatIsCutAnywhere() {
        const Bytes whole = packed(test::counting(300));
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(messageOf([&] { unpacked(part); }).contains("cut short"), qPrintable(QString::number(length)));
        }
    }

    void refusesADamagedStream() {
        const Bytes whole = packed(test::counting(300));
        for (std::size_t i = 10; i < whole.size(); ++i) {  // the header's own fields are not all checked
            Bytes damaged = whole;
            damaged[i] ^= 0x5A;
            QVERIFY2(!messageOf([&] { unpacked(damaged); }).isEmpty(), qPrintable(QString::number(i)));
        }
    }

    /// 64 MiB of zeros in 64 KiB: only what is asked for is unpacked, and the bound tells a lie from a claim.
    void unpacksNoMoreThanIsAskedFor() {
        const Bytes bomb = packed(Bytes(std::size_t{64} << 20));
        GzipSource source = sourceOf(bomb);
        QVERIFY(source.upperBound() >= std::uint64_t{64} << 20);
        QVERIFY(source.upperBound() < std::uint64_t{80} << 20);
        Bytes piece(16);
        QCOMPARE(source.read(piece), 16U);
        QVERIFY(source.upperBound() > std::uint64_t{63} << 20);
    }

    void opensPackedAndPlainFilesAlike() {
        const test::TemporaryFolder folder;
        const Bytes bytes{0x1e, 0x8b, 3};
        for (const std::string& path : {folder.write("plain", bytes), folder.write("packed", packed(bytes))}) {
            ByteReader reader(openPossiblyPacked(path), path);
            QCOMPARE(reader.bytes(3, "x"), bytes);
            reader.expectEnd();
        }
        QCOMPARE(openPossiblyPacked(folder.write("empty", {}))->upperBound(), 0U);
    }
};

static const lunette::test::TestClass<GzipTest> kTestClass;
#include "GzipTest.moc"
