#include "TestProgram.h"
#include "WindowUser.h"
#include "widgets/Settings.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QSplitter>

using namespace lunette;
using lunette::test::WindowUser;

/// What the window remembers, whole and damaged.
class SettingsTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() {
        for (auto it = whole_.cbegin(); it != whole_.cend(); ++it) QSettings().setValue(it.key(), it.value());
    }
    void cleanup() { closeWindow(); }

    void window_closed_isRemembered();
    void brokenKey_isResetAlone_data();
    void brokenKey_isResetAlone();
    void window_withADamagedSettingsFile_starts();

private:
    void show() {
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QTRY_VERIFY(isEnabled("trainAction"));
    }

    QMap<QString, QVariant> whole_;  ///< every key with a value that a window left
};

void SettingsTest::initTestCase() {
    useOwnSettings();
    show();
    window_->close();
    settings::setAppearance(theme::Appearance::Dark);
    settings::setMagnification(4);
    settings::setFolder(folder_.path());
    settings::setRecentFiles({folder_.filePath(QStringLiteral("one.lunette"))});
    for (const QString& key : QSettings().allKeys()) whole_[key] = QSettings().value(key);
    QCOMPARE(whole_.size(), 8);
}

void SettingsTest::window_closed_isRemembered() {
    show();
    window_->resize(1260, 777);
    find<QDockWidget>("learningCurvesDock")->hide();
    const auto upperShare = [this] {
        const QList<int> sizes = find<QSplitter>("centerSplit")->sizes();
        return 100 * sizes[0] / (sizes[0] + sizes[1]);
    };
    const int share = upperShare();
    find<QSplitter>("centerSplit")->setSizes({700, 100});  // the map cannot be made lower than it is useful
    QTRY_VERIFY2(upperShare() > share, qPrintable(QString::number(share) + QChar(32) + QString::number(upperShare())));
    const int chosen = upperShare();
    window_->close();
    show();
    QCOMPARE(window_->size(), QSize(1260, 777));
    QVERIFY(find<QDockWidget>("learningCurvesDock")->isHidden());
    QTRY_VERIFY2(qAbs(upperShare() - chosen) < 3, qPrintable(QString::number(upperShare())));
    for (const char* key : {"geometry", "layout", "split"}) QVERIFY2(QSettings().contains(QLatin1StringView(key)), key);
}

void SettingsTest::brokenKey_isResetAlone_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const QByteArray noise = QByteArray::fromHex("01d9d0cb00030000deadbeefffffffff7fffffff");
    const auto add = [](const char* row, const char* key, const QVariant& value) {
        QTest::newRow(row) << QString::fromLatin1(key) << value;
    };
    add("appearance: a word", "appearance", QStringLiteral("gloomy"));
    add("appearance: no such one", "appearance", 3);
    add("appearance: negative", "appearance", -1);
    add("appearance: beyond numbers", "appearance", QStringLiteral("99999999999999999999"));
    add("appearance: a list", "appearance", QStringList{QStringLiteral("1"), QStringLiteral("2")});
    add("appearance: nothing", "appearance", QVariant());
    add("magnification: a word", "magnification", QStringLiteral("large"));
    add("magnification: none", "magnification", 0);
    add("magnification: too much", "magnification", 17);
    add("folder: gone", "folder", QStringLiteral("/there/is/none"));
    add("folder: relative", "folder", QStringLiteral("."));
    add("folder: bytes", "folder", noise);
    add("folder: empty", "folder", QString());
    add("recent files: relative", "recentFiles", QStringLiteral("one.lunette"));
    add("recent files: a number", "recentFiles", 12);
    add("recent files: nothing", "recentFiles", QVariant());
    for (const char* key : {"geometry", "layout", "split"}) {
        QTest::addRow("%s: a word", key) << QString::fromLatin1(key) << QVariant(QStringLiteral("wide"));
        QTest::addRow("%s: empty", key) << QString::fromLatin1(key) << QVariant(QByteArray());
        QTest::addRow("%s: noise", key) << QString::fromLatin1(key) << QVariant(noise);
        QTest::addRow("%s: a number", key) << QString::fromLatin1(key) << QVariant(17);
    }
}

void SettingsTest::brokenKey_isResetAlone() {
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QVERIFY(whole_.contains(key));
    QSettings().setValue(key, value);
    window_ = std::make_unique<MainWindow>();
    window_->show();
    settings::folder();
    settings::recentFiles();
    QVERIFY(!QSettings().contains(key));
    for (auto it = whole_.cbegin(); it != whole_.cend(); ++it)
        if (it.key() != key) QVERIFY2(QSettings().value(it.key()) == it.value(), qPrintable(it.key()));
    const bool isDark = key != QStringLiteral("appearance");
    QCOMPARE(find<QAction>(isDark ? "darkAppearanceAction" : "desktopAppearanceAction")->isChecked(), true);
    QVERIFY(window_->width() > 400 && window_->height() > 300);
}

void SettingsTest::window_withADamagedSettingsFile_starts() {
    const QString path = QSettings().fileName();
    QByteArray noise;
    for (int i = 0; i < 4096; ++i) noise += static_cast<char>(i * 2654435761U >> 13);
    for (const QByteArray& content :
         {noise, QByteArray("[General\nappearance=2\n\0\0=@Variant(\\0\\0", 39),
          QByteArray("[General]\nappearance=@Variant(\\0\\0\\0\\x1d\\xff)\nlayout=@ByteArray(\\0\\x7f\nfolder==\n")}) {
        window_.reset();
        QSettings().sync();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        show();
        find<QDockWidget>("learningCurvesDock")->hide();
        window_->close();
        show();
        QVERIFY2(find<QDockWidget>("learningCurvesDock")->isHidden(), "what a damaged file forgets stays forgotten");
    }
}

static const lunette::test::TestClass<SettingsTest, QApplication> kSettingsTest;
#include "SettingsTest.moc"
