// Uses the window at random, as a person might for an hour: opens data, trains, compares, replays, takes runs up and
// deletes them. Prints the resident memory, a JSON line every few seconds. From time to time it comes to rest: all runs
// deleted and small data open, where memory has to be what it was at the first rest.
//
//     random_use [--seed N] [--seconds S] [--budget MB] [--rest SECONDS]

#include "compare/RunList.h"
#include "numeric/FreedMemory.h"
#include "window/MainWindow.h"
#include "window/Workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QSlider>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>

#include <cstdio>
#include <fstream>
#include <random>
#include <string>

using namespace lunette;

namespace {

constexpr int kPatience = 120'000;  // milliseconds
const QString kRestData = QStringLiteral("moons:count=150,size=28");

/// Of /proc/self/status, in MB.
double statusOf(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":")) return std::stod(line.substr(key.size() + 1)) / 1024.0;
    return 0.0;
}

class RandomUser {
public:
    explicit RandomUser(unsigned seed) : random_(seed) {
        window_.resize(1400, 900);
        window_.show();
        clock_.start();
    }
    ~RandomUser() { window_.closeAtOnce(); }

    void act() {
        struct Choice {
            const char* name;
            int weight;
            void (RandomUser::*act)();
        };
        static constexpr Choice kChoices[] = {
            {"open data", 3, &RandomUser::openData}, {"train", 5, &RandomUser::train},
            {"compare", 1, &RandomUser::compare},    {"take up", 3, &RandomUser::takeUp},
            {"tick", 3, &RandomUser::tick},          {"replay", 4, &RandomUser::replay},
            {"delete", 2, &RandomUser::deleteRun},   {"look", 4, &RandomUser::look},
        };
        int all = 0;
        for (const Choice& choice : kChoices) all += choice.weight;
        int place = upTo(all);
        for (const Choice& choice : kChoices) {
            place -= choice.weight;
            if (place >= 0) continue;
            (this->*choice.act)();
            report(choice.name, false);
            return;
        }
    }

    void rest() {
        open(kRestData);
        while (!work_->runs.runs().empty()) work_->runs.remove(work_->runs.runs().front().id);
        work_->experiment.reset();
        tabs().setCurrentIndex(1);
        QTest::qWait(1500);
        report("rest", true);
    }

    double seconds() const { return static_cast<double>(clock_.elapsed()) / 1000.0; }
    void setBudget(std::size_t megabytes) { work_->runs.memory().setBudget(megabytes << 20U); }

private:
    int upTo(int count) { return count > 0 ? std::uniform_int_distribution<int>(0, count - 1)(random_) : 0; }
    QTabWidget& tabs() { return *window_.findChild<QTabWidget*>(QStringLiteral("exploreTabs")); }
    QTreeWidget& list() { return *window_.findChild<RunList*>(); }

    void report(const char* action, bool isRest) {
        const RunMemory& memory = work_->runs.memory();
        std::printf(
            "{\"seconds\": %.1f, \"action\": \"%s\", \"rest\": %s, \"resident_mb\": %.1f, \"anonymous_mb\": %.1f, "
            "\"runs\": %zu, \"runs_mb\": %.1f, \"file_mb\": %.1f}\n",
            seconds(), action, isRest ? "true" : "false", statusOf("VmRSS"), statusOf("RssAnon"),
            work_->runs.runs().size(), static_cast<double>(memory.inMemory()) / (1U << 20U),
            static_cast<double>(memory.inFile()) / (1U << 20U));
        std::fflush(stdout);
    }

    void open(const QString& spec) {
        const auto before = work_->experiment.data().test;
        window_.open(spec);
        if (!QTest::qWaitFor([&] { return work_->experiment.data().test != before; }, kPatience))
            qFatal("%s does not open.", qPrintable(spec));
    }

    void openData() {
        static const QStringList kData{
            QStringLiteral("moons"),
            QStringLiteral("moons:count=2000,size=28"),
            QStringLiteral("faces"),
            QStringLiteral("sprites:count=3000"),
            QStringLiteral("digits"),
            QStringLiteral("moons:count=4000,size=64"),
            QStringLiteral("moons:count=20000,size=32"),
        };
        open(kData[upTo(static_cast<int>(kData.size()))]);
    }

    void waitForTraining() {
        if (!QTest::qWaitFor([&] { return !work_->experiment.isActive() && !work_->comparison.isActive(); }, kPatience))
            work_->experiment.stop();
    }

    void train() {
        static constexpr const char* kHidden[] = {"", "64", "256", "512,256"};
        Experiment& experiment = work_->experiment;
        experiment.setParameter("hidden", kHidden[upTo(4)]);
        experiment.setParameter("latents", std::to_string(2 + upTo(12)));
        experiment.setParameter("epochs", std::to_string(1 + upTo(3)));
        experiment.train();
        waitForTraining();
    }

    void compare() {
        work_->experiment.setParameter("epochs", "1");
        window_.findChild<QAction*>(QStringLiteral("compareAction"))->trigger();
        QTest::qWait(100);
        waitForTraining();
        QTest::qWait(500);
    }

    QTreeWidgetItem* anyRun() {
        return list().topLevelItemCount() > 0 ? list().topLevelItem(upTo(list().topLevelItemCount())) : nullptr;
    }

    void takeUp() {
        QTreeWidgetItem* run = anyRun();
        if (!run) return;
        emit list().itemActivated(run, 0);
        QTest::qWait(500);
    }

    void tick() {
        if (QTreeWidgetItem* run = anyRun())
            run->setCheckState(0, run->checkState(0) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        QTest::qWait(500);
    }

    void replay() {
        list().setCurrentItem(anyRun());
        auto* slider = window_.findChild<QSlider*>(QStringLiteral("replaySlider"));
        for (int i = 0; i < 4; ++i) {
            slider->setValue(upTo(slider->maximum() + 1));
            QTest::qWait(200);
        }
    }

    void deleteRun() {
        const auto& runs = work_->runs.runs();
        if (!runs.empty()) work_->runs.remove(runs[static_cast<std::size_t>(upTo(static_cast<int>(runs.size())))].id);
        QTest::qWait(100);
    }

    void look() {
        tabs().setCurrentIndex(upTo(tabs().count()));
        QTest::qWait(700);
    }

    std::mt19937 random_;
    std::shared_ptr<Workspace> work_ = std::make_shared<Workspace>();
    MainWindow window_{work_};
    QElapsedTimer clock_;
};

}  // namespace

int main(int argc, char** argv) {
    returnLargeBlocksWhenFreed();
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("seed"), {}, QStringLiteral("N"), QStringLiteral("1")},
                        {QStringLiteral("seconds"), {}, QStringLiteral("S"), QStringLiteral("3600")},
                        {QStringLiteral("budget"), {}, QStringLiteral("MB"), QStringLiteral("512")},
                        {QStringLiteral("rest"), {}, QStringLiteral("SECONDS"), QStringLiteral("120")}});
    options.process(application);
    const auto number = [&](const char* name) { return options.value(QLatin1StringView(name)).toInt(); };
    RandomUser user(static_cast<unsigned>(number("seed")));
    user.setBudget(static_cast<std::size_t>(number("budget")));
    user.rest();
    double nextRest = number("rest");
    while (user.seconds() < number("seconds")) {
        user.act();
        if (user.seconds() < nextRest) continue;
        user.rest();
        nextRest = user.seconds() + number("rest");
    }
    user.rest();
    return 0;
}
