#include "TestProgram.h"
#include "session/ProcessorShare.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace lunette;

class ProcessorShareTest : public QObject {
    Q_OBJECT
private slots:
    void training_nobodyThere_leavesTheProcessors() {
        ProcessorShare share;
        const double before = share.value();
        share.setTraining(true);
        QVERIFY(share.value() < before / 5);
    }

    void training_ended_raisesTheShare() {
        ProcessorShare share;
        const double before = share.value();
        share.setTraining(true);
        QSignalSpy raised(&share, &ProcessorShare::raised);
        share.setTraining(false);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(share.value(), before);
    }

    void training_mouseMoved_raisesTheShareOnce() {
        ProcessorShare share;
        const double before = share.value();
        share.setTraining(true);
        QSignalSpy raised(&share, &ProcessorShare::raised);
        QWidget widget;
        for (int x = 0; x < 3; ++x) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, 1), QPointF(x, 1), Qt::NoButton, {}, {});
            QCoreApplication::sendEvent(&widget, &move);
        }
        QCOMPARE(raised.size(), 1);
        QCOMPARE(share.value(), before);
        QTRY_VERIFY(share.value() < before);  // the person has gone
    }
};

static const lunette::test::TestClass<ProcessorShareTest, QApplication> kProcessorShareTest;
#include "ProcessorShareTest.moc"
