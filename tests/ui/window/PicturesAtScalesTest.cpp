#include "TestProgram.h"
#include "WindowUser.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QProcess>

using namespace lunette;
using lunette::test::WindowUser;

namespace {

constexpr const char* kOutput = "LUNETTE_TEST_PICTURES";

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// Exported pictures have the requested number of pixels, whatever the resolution of the screen: the test runs itself
/// at the scale factors 1 and 2 and compares every byte.
class PicturesAtScalesTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }

    void savedPictures_haveTheRequestedPixels() {
        openWindow();
        window_->resize(1440, 960);
        openSmallMoons();
        setSmallNetwork(1);
        find<QSpinBox>("threads")->setValue(1);
        trainToTheEnd();
        waitForPictures(6);
        for (const int times : {1, 6}) {
            trigger(qPrintable(QStringLiteral("magnify%1Action").arg(times)));
            const int side = 28 * times;
            QCOMPARE(QImage(save("saveImageAction", QStringLiteral("picture%1.png").arg(side))).size(),
                     QSize(side, side));
            QCOMPARE(QImage(save("saveStripAction", QStringLiteral("strip%1.png").arg(side))).height(), side);
            QApplication::clipboard()->setText(QStringLiteral("nothing"));
            trigger("copyPictureAction");
            QTRY_VERIFY(QApplication::clipboard()->mimeData()->hasImage());
            const QByteArray copied = QApplication::clipboard()->mimeData()->data(QStringLiteral("image/png"));
            QCOMPARE(QImage::fromData(copied).size(), QSize(side, side));
            keep(QStringLiteral("copied%1.png").arg(side), copied);
        }
        closeWindow();
    }

    void everyPicture_atTwiceTheScale_hasTheSameBytes() {
        if (qEnvironmentVariableIsSet(kOutput)) QSKIP("This is one of the runs that are compared.");
        QStringList names;
        for (const int scale : {1, 2}) {
            const QString folder = folder_.filePath(QStringLiteral("scale%1").arg(scale));
            QVERIFY(QDir().mkdir(folder));
            QProcess run;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::number(scale));
            environment.insert(QLatin1StringView(kOutput), folder);
            run.setProcessEnvironment(environment);
            run.start(QApplication::applicationFilePath(), {QStringLiteral("PicturesAtScalesTest")});
            QVERIFY(run.waitForFinished(120000));
            QVERIFY2(run.exitCode() == 0, run.readAllStandardOutput());
            names << QDir(folder).entryList(QDir::Files);
        }
        names.removeDuplicates();
        QCOMPARE(names.size(), 6);
        for (const QString& name : names) {
            const QByteArray once = bytesOf(folder_.filePath(QStringLiteral("scale1/") + name));
            QVERIFY2(!once.isEmpty(), qPrintable(name));
            QVERIFY2(once == bytesOf(folder_.filePath(QStringLiteral("scale2/") + name)), qPrintable(name));
        }
    }

private:
    QString save(const char* action, const QString& name) const {
        const QString path = saveBy(action, name);
        keep(name, bytesOf(path));
        return path;
    }
    /// For the run that compares.
    static void keep(const QString& name, const QByteArray& bytes) {
        if (!qEnvironmentVariableIsSet(kOutput)) return;
        QFile file(qEnvironmentVariable(kOutput) + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
};

static const lunette::test::TestClass<PicturesAtScalesTest, QApplication> kPicturesAtScalesTest;
#include "PicturesAtScalesTest.moc"
