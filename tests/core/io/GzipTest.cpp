#include "MemoryLimit.h"
#include "PackedBytes.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ByteReader.h"
#include "io/Gzip.h"

#include <QTest>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::packed;
using lunette::test::throws;

namespace {

/// The bytes in a file, read by openPossiblyPacked() in pieces of a size.
Bytes unpacked(const Bytes& bytes, std::size_t atOnce = 1000) {
    const test::TemporaryFolder folder;
    const auto source = openPossiblyPacked(folder.write("some file", bytes));
    Bytes result;
    Bytes piece(atOnce);
    while (const std::size_t count = source->read(piece))
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
    void read_inPiecesOfAnySize_unpacksTheSame() {
        const Bytes bytes = test::counting(200000);
        for (const std::size_t atOnce : {1, 7, 65536, 1000000}) QCOMPARE(unpacked(packed(bytes), atOnce), bytes);
        QCOMPARE(unpacked(packed({})), Bytes());
    }

    void severalMembers_areReadAsOne() { QCOMPARE(unpacked(joined(packed({1, 2}), packed({3}))), (Bytes{1, 2, 3})); }

    void padding_afterTheLastMember_isIgnored() {
        QCOMPARE(unpacked(joined(packed({1, 2}), Bytes(512))), (Bytes{1, 2}));
    }

    void stream_cutAnywhere_isDamaged() {
        const Bytes whole = packed(test::counting(300));
        for (std::size_t length = 2; length < whole.size(); ++length) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(throws(ErrorKind::Damaged, [&] { unpacked(part); }), qPrintable(QString::number(length)));
        }
    }

    /// Whoever asks for exactly what there is, in buffers of any size, learns that the checksum was cut off.
    void stream_withoutItsChecksum_isDamaged_data() {
        QTest::addColumn<std::size_t>("size");
        for (const std::size_t size : {0, 1, 4096, 65536, 131072, 1 << 20, 3000000}) QTest::addRow("%zu", size) << size;
    }

    void stream_withoutItsChecksum_isDamaged() {
        QFETCH(std::size_t, size);
        const test::TemporaryFolder folder;
        Bytes file = packed(test::counting(size));
        file.erase(file.end() - 8, file.end());
        ByteReader reader(openPossiblyPacked(folder.write("some file", file)), "some file");
        QVERIFY(throws(ErrorKind::Damaged, {"some file"}, [&] {
            reader.bytes(size, std::string("contents"));
            reader.expectEnd();
        }));
    }

    void stream_changedAnywhere_isDamaged() {
        const Bytes whole = packed(test::counting(300));
        for (std::size_t i = 10; i < whole.size(); ++i) {  // the header's own fields are not all checked
            Bytes damaged = whole;
            damaged[i] ^= 0x5A;
            QVERIFY2(throws(ErrorKind::Damaged, [&] { unpacked(damaged); }), qPrintable(QString::number(i)));
        }
    }

    /// 64 MiB of zeros in 64 KiB: only the requested bytes are unpacked, and the bound exposes a false claim of size.
    void bomb_readInPart_isUnpackedInPart() {
        const test::TemporaryFolder folder;
        const auto source = openPossiblyPacked(folder.write("bomb", packed(Bytes(std::size_t{64} << 20))));
        QVERIFY(source->upperBound() >= std::uint64_t{64} << 20);
        QVERIFY(source->upperBound() < std::uint64_t{80} << 20);
        Bytes piece(16);
        QCOMPARE(source->read(piece), 16U);
        QVERIFY(source->upperBound() < std::uint64_t{80} << 20);
        ByteReader reader(openPossiblyPacked(folder.path("bomb")), "bomb");
        test::withMemory(rlim_t{300} << 20, [&] {
            QCOMPARE(reader.bytes(std::uint64_t{64} << 20, std::string("zeros")).size(), std::size_t{64} << 20);
        });
        reader.expectEnd();
    }

    void openPossiblyPacked_packedOrPlain_readsTheSame() {
        const test::TemporaryFolder folder;
        const Bytes bytes{0x1e, 0x8b, 3};
        for (const std::string& path : {folder.write("plain", bytes), folder.write("packed", packed(bytes))}) {
            ByteReader reader(openPossiblyPacked(path), path);
            QCOMPARE(reader.bytes(3, std::string("x")), bytes);
            reader.expectEnd();
        }
        QCOMPARE(openPossiblyPacked(folder.write("empty", {}))->upperBound(), 0U);
        const auto plain = openPossiblyPacked(folder.path("plain"));
        Bytes first(1);
        plain->read(first);
        QCOMPARE(plain->upperBound(), 2U);
    }

    void openPossiblyPacked_otherThanAFile_isRefused() {
        const test::TemporaryFolder folder;
        QVERIFY(throws(ErrorKind::Unreadable, {folder.path()}, [&] { openPossiblyPacked(folder.path()); }));
        QVERIFY(throws(ErrorKind::Unreadable, {"/dev/null"}, [&] { openPossiblyPacked("/dev/null"); }));
        QVERIFY(
            messageOf([&] { openPossiblyPacked(folder.path("gone")); }).contains("gone' cannot be opened: No such"));
    }
};

static const lunette::test::TestClass<GzipTest> kGzipTest;
#include "GzipTest.moc"
