#include "TestProgram.h"
#include "train/SnapshotChannel.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace lunette;

namespace {

std::shared_ptr<const Snapshot> snapshotOfStep(std::int64_t step) {
    Vector theta = Vector::Constant(16, static_cast<Scalar>(step));
    return std::make_shared<Snapshot>(nullptr, std::move(theta), step, 0.0);
}

}  // namespace

class SnapshotChannelTest : public QObject {
    Q_OBJECT
private slots:
    void publish_severalTimes_keepsTheNewestAndAnnouncesOnce() {
        int announcements = 0;
        SnapshotChannel channel([&] { ++announcements; });
        QVERIFY(!channel.take());
        channel.publish(snapshotOfStep(1));
        channel.publish(snapshotOfStep(2));
        channel.publish(snapshotOfStep(3));
        QCOMPARE(announcements, 1);
        QCOMPARE(channel.take()->step(), 3);
        QVERIFY(!channel.take());
        channel.publish(snapshotOfStep(4));
        QCOMPARE(announcements, 2);
        QCOMPARE(channel.take()->step(), 4);
    }

    /// A publisher at full speed and a taker: what is taken is whole, newer each time, and the last one arrives.
    void take_whilePublishing_givesWholeNewerSnapshots() {
        constexpr std::int64_t kLast = 20000;
        std::atomic<int> announced{0};
        SnapshotChannel channel([&] { announced.fetch_add(1); });
        std::thread publisher([&] {
            for (std::int64_t step = 1; step <= kLast; ++step) channel.publish(snapshotOfStep(step));
        });
        std::int64_t newest = 0;
        int taken = 0;
        bool whole = true;
        bool newer = true;
        while (newest < kLast) {
            const auto snapshot = channel.take();
            if (!snapshot) continue;
            ++taken;
            newer = newer && snapshot->step() > newest;
            newest = snapshot->step();
            whole = whole && (snapshot->theta().array() == static_cast<Scalar>(newest)).all();
        }
        publisher.join();
        QVERIFY(whole);
        QVERIFY(newer);
        QCOMPARE(announced.load(), taken);
    }
};

static const lunette::test::TestClass<SnapshotChannelTest> kSnapshotChannelTest;
#include "SnapshotChannelTest.moc"
