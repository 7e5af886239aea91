#include "cli/InterruptFlag.h"
#include "numeric/Kernels.h"

#include <QTest>

#include <array>
#include <csignal>
#include <sys/time.h>
#include <unistd.h>

using namespace lunette;

namespace {

/// The alarm comes every tenth of a millisecond, and what handles SIGTERM handles it, in the same way.
class Alarms {
public:
    Alarms() {
        struct sigaction action {};
        sigaction(SIGTERM, nullptr, &action);
        action.sa_flags &= ~static_cast<int>(SA_RESETHAND);
        sigaction(SIGALRM, &action, nullptr);
        set(100);
    }
    ~Alarms() { set(0); }
    Alarms(const Alarms&) = delete;
    Alarms& operator=(const Alarms&) = delete;

private:
    static void set(suseconds_t every) {
        const itimerval timer{{0, every}, {0, every}};
        setitimer(ITIMER_REAL, &timer, nullptr);
    }
};

}  // namespace

class InterruptFlagTest : public QObject {
    Q_OBJECT
private slots:
    void firstSignal_ofAnyThatEndsAProgram_isRemembered() {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            const cli::InterruptFlag stop;
            QVERIFY(!stop.received());
            raise(signal);
            QVERIFY(stop.received());
        }
    }

    /// As nohup starts a program.
    void ignoredSignal_staysIgnored() {
        std::signal(SIGHUP, SIG_IGN);
        {
            const cli::InterruptFlag stop;
            raise(SIGHUP);
            QVERIFY(!stop.received());
        }
        QVERIFY(std::signal(SIGHUP, SIG_DFL) == SIG_IGN);
    }

    /// Else the signal would end this test.
    void writeToAPipeThatNobodyReads_fails() {
        std::array<int, 2> ends{};
        QCOMPARE(pipe(ends.data()), 0);
        close(ends[0]);
        std::signal(SIGPIPE, SIG_DFL);  // whatever started this test may ignore it
        {
            const cli::InterruptFlag stop;
            QCOMPARE(write(ends[1], "x", 1), ssize_t(-1));
            QVERIFY(!stop.received());
        }
        close(ends[1]);
        QVERIFY(std::signal(SIGPIPE, SIG_DFL) == SIG_DFL);
    }

    /// A handler on the stack of a matrix product damages the heap, sooner or later.
    void signals_duringMatrixProducts_leaveThemExact() {
        const cli::InterruptFlag stop;
        constexpr std::array<std::array<Index, 3>, 4> kSizes{
            {{16, 32, 784}, {784, 32, 16}, {784, 16, 32}, {4, 32, 16}}};
        for (const auto& [rows, columns, inner] : kSizes) {
            const Matrix a = Matrix::Random(rows, inner), b = Matrix::Random(inner, columns);
            Matrix expected(rows, columns), result(rows, columns);
            multiply(Transpose::No, a, Transpose::No, b, 0, expected);
            const Alarms alarms;
            for (int round = 0; round < 20'000; ++round) {
                multiply(Transpose::No, a, Transpose::No, b, 0, result);
                if (result != expected) QFAIL("a product is another than before");
            }
        }
        QVERIFY(stop.received());
    }
};

QTEST_APPLESS_MAIN(InterruptFlagTest)
#include "InterruptFlagTest.moc"
