#include "session/RunMemory.h"

#include "numeric/FreedMemory.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace lunette {
namespace {

/// Long enough for the views to have let go of what they showed.
constexpr int kCalmMs = 1000;

}  // namespace

RunMemory::RunMemory(std::vector<StoredRun>& runs, InUse inUse, BackgroundService& service, const QString& folder,
                     QObject* parent)
    : QObject(parent),
      runs_(runs),
      inUse_(std::move(inUse)),
      file_(std::make_shared<SpillFile>(folder.toStdString())),
      service_(service),
      request_(service, BackgroundService::Queue::Files, service.errorReporter()) {
    calm_.setSingleShot(true);
    calm_.setInterval(kCalmMs);
    connect(&calm_, &QTimer::timeout, this,
            [this] { service_.post(BackgroundService::Queue::Files, returnFreedMemory); });
}

void RunMemory::setBudget(std::size_t bytes) {
    if (std::exchange(budget_, bytes) == bytes) return;
    emit changed();
    settle();
}

bool RunMemory::isWhole(const StoredRun& run) {
    const auto isThere = [](const auto& part) { return part.value || !part.spilled; };
    return isThere(run.state) && isThere(run.epochs) && isThere(run.snapshot);
}

std::size_t RunMemory::inMemory() const {
    std::set<const void*> counted;
    std::size_t bytes = 0;
    const auto add = [&](const auto& part) {
        if (part.value && counted.insert(part.value.get()).second) bytes += bytesOf(*part.value);
    };
    for (const StoredRun& run : runs_) {
        add(run.state);
        add(run.epochs);
        add(run.snapshot);
    }
    return bytes;
}

void RunMemory::settle() {
    hasWriteFailed_ = false;
    calm_.start();
    if (!isBusy_ && !readNext()) writeNext();
}

bool RunMemory::readNext() {
    return std::ranges::any_of(runs_, [this](const StoredRun& run) {
        return inUse_(run) && (readPart<&StoredRun::snapshot>(run) || readPart<&StoredRun::state>(run) ||
                               readPart<&StoredRun::epochs>(run));
    });
}

void RunMemory::writeNext() {
    if (hasWriteFailed_ || inMemory() <= budget_) return;
    (void)(writeOldest<&StoredRun::state>() || writeOldest<&StoredRun::epochs>() ||
           writeOldest<&StoredRun::snapshot>());
}

template <auto part>
bool RunMemory::readPart(const StoredRun& run) {
    if ((run.*part).value || !(run.*part).spilled) return false;
    isBusy_ = true;
    request_.request([spilled = (run.*part).spilled] { return spilled->read(); },
                     [this, spilled = (run.*part).spilled](auto value) {
                         isBusy_ = false;
                         for (StoredRun& each : runs_)
                             if ((each.*part).spilled == spilled) (each.*part).value = value;
                         emit changed();
                         emit broughtBack();
                         settle();
                     },
                     [this, id = run.id](const QString& message) {
                         isBusy_ = false;
                         emit readFailed(id, message);
                         settle();
                     });
    return true;
}

/// A part that runs share leaves memory for all of them at once, when none of them is in use.
template <auto part>
bool RunMemory::writeOldest() {
    std::map<const void*, std::int64_t> lastUses;
    for (const StoredRun& run : runs_) {
        const void* shared = (run.*part).value.get();
        const std::int64_t use = inUse_(run) ? INT64_MAX : run.lastUse;
        if (shared) lastUses[shared] = std::max(lastUses[shared], use);
    }
    const auto oldest = std::ranges::min_element(lastUses, {}, [](const auto& entry) { return entry.second; });
    if (oldest == lastUses.end() || oldest->second == INT64_MAX) return false;
    const auto owner = std::ranges::find(runs_, oldest->first,
                                         [](const StoredRun& run) -> const void* { return (run.*part).value.get(); });
    using Part = std::remove_cvref_t<decltype((*owner).*part)>;
    using Spilled = std::remove_const_t<typename decltype(Part::spilled)::element_type>;
    isBusy_ = true;
    request_.request(
        [file = file_, known = (*owner).*part] {
            return known.spilled ? known.spilled : std::make_shared<const Spilled>(*file, *known.value);
        },
        [this, value = ((*owner).*part).value](auto spilled) mutable {
            isBusy_ = isFailureReported_ = false;
            const auto holds = [&](const StoredRun& run) { return (run.*part).value == value; };
            const bool isWanted =
                std::ranges::any_of(runs_, [&](const StoredRun& run) { return holds(run) && inUse_(run); });
            for (StoredRun& run : runs_) {
                if (isWanted || !holds(run)) continue;
                (run.*part).spilled = spilled;
                (run.*part).value.reset();
            }
            // Here the last of it goes, which takes its time.
            service_.post(BackgroundService::Queue::Files, [last = std::move(value)] {});
            emit changed();
            settle();
        },
        [this](const QString& message) {
            isBusy_ = false;
            hasWriteFailed_ = true;
            if (!std::exchange(isFailureReported_, true)) emit writeFailed(message);
            (void)readNext();
        });
    return true;
}

}  // namespace lunette
