#include "TestProgram.h"
#include "parameter/ReadablePath.h"

#include <QTest>

using namespace lunette;

class ReadablePathTest : public QObject {
    Q_OBJECT
private slots:
    void bytes_ofEveryEncoding_areShown_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("UTF-8") << QByteArray("猫/é.png") << "猫/é.png";
        QTest::newRow("UTF-8 and GBK alike") << QByteArray("\xC3\xA8/1.png") << "è/1.png";
        QTest::newRow("GBK") << QByteArray("\xD1\xB5\xC1\xB7/\xC3\xA8_1.png") << "训练/è_1.png";
        QTest::newRow("GBK behind UTF-8") << QByteArray("猫/\xD1\xB5\xC1\xB7.png") << "猫/训练.png";
        QTest::newRow("a trail that is ASCII") << QByteArray("\x81\x40\xC1\xB7") << "丂练";
        QTest::newRow("four bytes") << QByteArray("\x95\x32\x82\x36\xC1\xB7") << "𠀀练";
        QTest::newRow("Latin-1") << QByteArray("caf\xE9/h\xE9ros.png") << "caf%E9/h%E9ros.png";
        QTest::newRow("cut short") << QByteArray("\xC1\xB7\xC1") << "%C1%B7%C1";
        QTest::newRow("for private use") << QByteArray("\xFE\xFE\xAA\xA1") << "%FE%FE%AA%A1";
        QTest::newRow("UTF-8 within") << QByteArray("猫\xFF.png") << "猫%FF.png";
        QTest::newRow("slashes") << QByteArray("/\xFF//") << "/%FF//";
        QTest::newRow("nothing") << QByteArray() << "";
    }

    void bytes_ofEveryEncoding_areShown() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(readablePath(bytes.toStdString())), shown);
    }
};

static const lunette::test::TestClass<ReadablePathTest> kReadablePathTest;
#include "ReadablePathTest.moc"
