#include "TestFiles.h"
#include "TestProgram.h"
#include "WindowUser.h"

#include <QApplication>
#include <QPushButton>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::readAll;
using lunette::test::WindowUser;

/// A run that was kept and that cannot be read when the window looks for what to recover.
class UnreadableRunTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void cleanup() { closeWindow(); }

    void unreadableRun_isSaidOnceAndNeverOffered();

private:
    static void saveRun(const QString& path) {
        TrainingConfig config;
        config.hidden = {4};
        const auto model = std::make_shared<const Model>(config, ImageShape{28, 28, 1});
        saveModel({model, initialState(*model), "moons:count=60,size=28"}, path.toStdString());
    }
    void openWindowThatRecovers() {
        openWindow();
        window_->keepRecoveryIn(kept_.path());
    }
    QString offer() const {
        const auto* banner = find<QWidget>("recoveryBanner");
        return banner->isVisible() ? banner->findChild<QLabel*>()->text() : QString();
    }
    void answer(const char* button) const { find<QPushButton>(button)->click(); }

    QTemporaryDir kept_;
};

void UnreadableRunTest::unreadableRun_isSaidOnceAndNeverOffered() {
    const QString sound = kept_.filePath(QStringLiteral("run-sound.lunette"));
    const QString damaged = kept_.filePath(QStringLiteral("run-damaged.lunette"));
    saveRun(sound);
    const Bytes bytes = readAll(sound.toStdString());
    QFile cut(damaged);
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size() / 2));
    cut.close();

    openWindowThatRecovers();
    QTRY_VERIFY(!offer().isEmpty());
    QVERIFY2(bannerText().contains(damaged) && bannerText().contains(QStringLiteral("cut short")),
             qPrintable(bannerText()));
    answer("discardRecoveryButton");
    QVERIFY2(offer().isEmpty(), qPrintable(offer()));
    QTRY_VERIFY(!QFile::exists(sound));
    QVERIFY(QFile::exists(damaged));
    trigger("recoverAction");
    QTRY_VERIFY2(bannerText().contains(QStringLiteral("no run to recover")), qPrintable(bannerText()));
    closeWindow();

    // A version that can read it offers it.
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    cut.close();
    openWindowThatRecovers();
    QTRY_VERIFY(!offer().isEmpty());
    QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));
}

static const lunette::test::TestClass<UnreadableRunTest, QApplication> kUnreadableRunTest;
#include "UnreadableRunTest.moc"
