#include "TestFiles.h"
#include "TinyDisk.h"
#include "WindowUser.h"

#include <QMessageBox>
#include <QPushButton>

#include <unistd.h>

using namespace lunette;
using lunette::test::mountForMyselfAlone;
using lunette::test::mountTinyDisk;
using lunette::test::readAll;
using lunette::test::WindowUser;

namespace {

bool isOnOwnMounts = false;

enum class Fault { Full, ReadOnly, Vanished };

void fill(const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    const std::vector<char> block(4096);
    while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
}

}  // namespace

Q_DECLARE_METATYPE(Fault)

/// Saving from the window onto a disk that goes bad while a training runs.
class SavingFaultsTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (!isOnOwnMounts) QSKIP("this process may not mount a small disk of its own");
        useOwnSettings();
    }
    void cleanup();

    void save_onAFailingDisk_keepsTheOldFileAndTheRun_data();
    void save_onAFailingDisk_keepsTheOldFileAndTheRun();

private:
    void strike(Fault fault) const;
    void saveTo(const QString& path) const {
        trigger("saveModelAction");
        answerDialog(path);
    }

    QTemporaryDir place_;
    QString disk_;
};

void SavingFaultsTest::cleanup() {
    closeWindow();
    umount2(qPrintable(disk_), MNT_DETACH);
}

void SavingFaultsTest::strike(Fault fault) const {
    switch (fault) {
        case Fault::Full:
            return fill((disk_ + QStringLiteral("/filler")).toStdString());
        case Fault::ReadOnly:
            QCOMPARE(mount("none", qPrintable(disk_), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
            return;
        case Fault::Vanished:
            QCOMPARE(umount2(qPrintable(disk_), MNT_DETACH), 0);
            QCOMPARE(rmdir(qPrintable(disk_)), 0);
    }
}

void SavingFaultsTest::save_onAFailingDisk_keepsTheOldFileAndTheRun_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("full") << Fault::Full << QStringLiteral("free some space or choose another disk");
    QTest::newRow("read-only") << Fault::ReadOnly << QStringLiteral("choose a folder that you may write to");
    QTest::newRow("vanished") << Fault::Vanished << QStringLiteral("make its folder first");
}

void SavingFaultsTest::save_onAFailingDisk_keepsTheOldFileAndTheRun() {
    QFETCH(Fault, fault);
    QFETCH(QString, remedy);
    disk_ = place_.filePath(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(QDir().mkpath(disk_));
    QVERIFY(mountTinyDisk(disk_.toStdString(), "size=1m"));
    openWindow();
    openSmallMoons();
    setSmallNetwork(1000000);
    find<QSpinBox>("threads")->setValue(1);
    trigger("trainAction");
    const QString path = disk_ + QStringLiteral("/old.lunette");
    saveTo(path);
    QTRY_VERIFY(QFile::exists(path));
    const auto old = readAll(path.toStdString());

    strike(fault);
    saveTo(path);
    QTRY_VERIFY2(bannerText().contains(remedy), qPrintable(bannerText()));
    QVERIFY2(bannerText().contains(path), qPrintable(bannerText()));
    if (fault != Fault::Vanished) QVERIFY(readAll(path.toStdString()) == old);
    QCOMPARE(QDir(disk_).entryList(QDir::Files | QDir::Hidden).filter(QStringLiteral("part")), QStringList());
    const QString epoch = label("epochLabel");
    QTRY_VERIFY_WITH_TIMEOUT(label("epochLabel") != epoch, 60000);

    window_->close();
    QVERIFY2(window_->isVisible(), "what could not be saved counts as saved");
    find<QPushButton>("saveAndCloseButton")->click();
    answerDialog(path);
    QTRY_VERIFY(!window_->findChild<QMessageBox*>());
    // Files are written in the order in which they were asked for: once this one is there, the other has failed.
    const QString elsewhere = place_.filePath(QStringLiteral("elsewhere.lunette"));
    saveTo(elsewhere);
    QTRY_VERIFY(QFile::exists(elsewhere));
    QVERIFY2(window_->isVisible() && isEnabled("pauseAction"), "it closed without having saved");
    QVERIFY(QFile::remove(elsewhere));
}

int main(int argc, char** argv) {
    isOnOwnMounts = mountForMyselfAlone();  // before Qt has threads
    QApplication application(argc, argv);
    SavingFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "SavingFaultsTest.moc"
