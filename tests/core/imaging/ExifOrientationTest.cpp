#include "TestFiles.h"
#include "TestProgram.h"
#include "imaging/ExifOrientation.h"

#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

/// One entry of a directory, big end first.
Bytes entry(std::uint8_t tag, std::uint8_t type, std::uint8_t value) {
    return {0x01, tag, 0, type, 0, 0, 0, 1, 0, value, 0, 0};
}

/// A block, big end first, whose directory announces `count` entries.
Bytes block(std::uint8_t count, const std::vector<Bytes>& entries) {
    Bytes bytes{'M', 'M', 0, 42, 0, 0, 0, 8, 0, count};
    for (const Bytes& one : entries) bytes.insert(bytes.end(), one.begin(), one.end());
    return bytes;
}

const Bytes kTurned = block(1, {entry(0x12, 3, 6)});

Bytes with(std::size_t at, std::uint8_t value) {
    Bytes bytes = kTurned;
    bytes[at] = value;
    return bytes;
}

Bytes named() {
    Bytes bytes{'E', 'x', 'i', 'f', 0, 0};
    bytes.insert(bytes.end(), kTurned.begin(), kTurned.end());
    return bytes;
}

}  // namespace

class ExifOrientationTest : public QObject {
    Q_OBJECT
private slots:
    void exifOrientation_ofEachBlock_isRead_data() {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<int>("orientation");
        QTest::newRow("big end first") << kTurned << 6;
        QTest::newRow("little end first")
            << Bytes{'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0} << 8;
        QTest::newRow("with its name before it") << named() << 6;
        QTest::newRow("behind another entry") << block(2, {entry(0x0F, 3, 2), entry(0x12, 3, 3)}) << 3;
        QTest::newRow("not there") << block(1, {entry(0x0F, 3, 2)}) << 1;
        QTest::newRow("fewer entries than announced") << block(255, {entry(0x0F, 3, 2)}) << 1;
        QTest::newRow("none of the eight") << block(1, {entry(0x12, 3, 9)}) << 1;
        QTest::newRow("zero") << block(1, {entry(0x12, 3, 0)}) << 1;
        QTest::newRow("of another type") << block(1, {entry(0x12, 2, 6)}) << 1;
        QTest::newRow("mixed ends") << with(0, 'I') << 1;
        QTest::newRow("no TIFF") << with(3, 43) << 1;
        QTest::newRow("directory behind the end") << with(4, 0xFF) << 1;
        QTest::newRow("directory at the end") << with(7, 22) << 1;
        QTest::newRow("directory in the header") << with(7, 0) << 1;
        QTest::newRow("empty") << Bytes{} << 1;
    }

    void exifOrientation_ofEachBlock_isRead() {
        QFETCH(Bytes, bytes);
        QFETCH(int, orientation);
        QCOMPARE(exifOrientation(bytes), orientation);
    }

    void exifOrientation_cutAnywhere_isUpright() {
        const Bytes whole = named();
        for (std::size_t length = 0; length < whole.size(); ++length)
            QCOMPARE(exifOrientation(Bytes(whole.data(), whole.data() + length)), 1);
    }
};

static const lunette::test::TestClass<ExifOrientationTest> kExifOrientationTest;
#include "ExifOrientationTest.moc"
