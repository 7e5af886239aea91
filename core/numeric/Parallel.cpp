#include "numeric/Parallel.h"

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#ifdef __SSE2__
#include <xmmintrin.h>
#endif

namespace lunette {
namespace {

thread_local bool insideParallelWork = false;

/// While it lives, this thread takes subnormal numbers for zero and gives zero for them. The moments of units that
/// have died decay into that range and stay there, where a processor works on them several times slower.
class FlushSubnormals {
#ifdef __SSE2__
public:
    FlushSubnormals() : saved_(_mm_getcsr()) { _mm_setcsr(saved_ | _MM_FLUSH_ZERO_ON | kSubnormalsAreZero); }
    ~FlushSubnormals() { _mm_setcsr(saved_); }
    FlushSubnormals(const FlushSubnormals&) = delete;
    FlushSubnormals& operator=(const FlushSubnormals&) = delete;

private:
    static constexpr unsigned kSubnormalsAreZero = 0x40;
    unsigned saved_;
#endif
};

/// The helpers of one thread. They wait for work by yielding for some hundred microseconds, because waking a thread
/// that sleeps takes as long as a tenth of a training step, and then by sleeping, so that a team without work costs
/// nothing.
class Team {
public:
    explicit Team(int threads) {
        for (int member = 1; member < threads; ++member) helpers_.emplace_back([this, member] { serve(member); });
    }

    ~Team() {
        stopping_ = true;
        announce();
        for (auto& helper : helpers_) helper.join();
    }

    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    int size() const { return static_cast<int>(helpers_.size()) + 1; }

    void run(Index count, void (*body)(void*, Index, Index), void* context) {
        count_ = count;
        body_ = body;
        context_ = context;
        busy_.store(static_cast<int>(helpers_.size()), std::memory_order_relaxed);
        announce();
        insideParallelWork = true;
        work(0);
        insideParallelWork = false;
        for (int busy = busy_.load(); busy != 0; busy = busy_.load()) await(busy_, busy);
    }

private:
    void announce() {
        generation_.fetch_add(1);
        generation_.notify_all();
    }

    template <class Value>
    static void await(const std::atomic<Value>& value, Value old) {
        constexpr int kYields = 400;
        for (int i = 0; i < kYields; ++i) {
            if (value.load() != old) return;
            std::this_thread::yield();
        }
        value.wait(old);
    }

    void serve(int member) {
        insideParallelWork = true;
        [[maybe_unused]] const FlushSubnormals flush;
        for (unsigned seen = 0; !stopping_;) {
            await(generation_, seen);
            seen = generation_.load();
            if (stopping_) return;
            work(member);
            if (busy_.fetch_sub(1) == 1) busy_.notify_one();
        }
    }

    void work(int member) const {
        const Index threads = size();
        const Index first = count_ * member / threads;
        const Index last = count_ * (member + 1) / threads;
        if (first < last) body_(context_, first, last);
    }

    std::vector<std::thread> helpers_;
    std::atomic<unsigned> generation_{0};
    std::atomic<int> busy_{0};
    std::atomic<bool> stopping_{false};
    Index count_ = 0;
    void (*body_)(void*, Index, Index) = nullptr;
    void* context_ = nullptr;
};

thread_local std::unique_ptr<Team> team;

}  // namespace

void setThreadCount(int threads) {
    if (threads == (team ? team->size() : 1)) return;
    team.reset();
    if (threads > 1) team = std::make_unique<Team>(threads);
}

int threadCount() { return team && !insideParallelWork ? team->size() : 1; }

int availableProcessors() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

void runOnThreads(Index count, void (*body)(void*, Index, Index), void* context) {
    if (count <= 0) return;
    [[maybe_unused]] const FlushSubnormals flush;
    if (count == 1 || threadCount() == 1)
        body(context, 0, count);
    else
        team->run(count, body, context);
}

}  // namespace lunette
