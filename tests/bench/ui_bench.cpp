// Measures the window as a hand meets it: from an input event to the painted frame. Prints a JSON line for the speed of
// the machine, so that runs on different machines compare, and one for each workload. Names on the command line choose
// among the workloads; --rounds=N goes through them N times.

#include "data/MoonPhases.h"
#include "map/CodeSelector.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "probe/ProbePanel.h"
#include "session/Recovery.h"
#include "session/TrainingSession.h"
#include "views/gallery/GalleryGrid.h"
#include "views/interpolate/InterpolateView.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "window/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QProcess>
#include <QScrollBar>
#include <QSlider>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <limits>
#include <numbers>
#include <random>
#include <utility>

using namespace lunette;

namespace {

constexpr auto kStartupArgument = "--paint-and-exit";
constexpr auto kRoundsArgument = "--rounds=";
constexpr int kStartups = 7;
constexpr int kSamples = 250;
constexpr int kWarmUpMs = 1000;  // after which a run is in its stride
constexpr int kPatience = 2000;  // milliseconds that a frame may take before the benchmark gives up

/// Knows when a widget has been painted, the painting itself included.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Paint) return false;
        watched->event(event);
        ++paints;
        return true;
    }
};

void report(const char* workload, std::vector<double> milliseconds) {
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto quantile = [&](double share) {
        return milliseconds[static_cast<std::size_t>(
            std::lround(share * static_cast<double>(milliseconds.size() - 1)))];
    };
    std::printf("{\"workload\": \"%s\", \"ms_p50\": %.2f, \"ms_p99\": %.2f, \"ms_max\": %.2f, \"samples\": %zu}\n",
                workload, quantile(0.5), quantile(0.99), milliseconds.back(), milliseconds.size());
    std::fflush(stdout);
}

/// How often a second `work` can be done; the best of several tries, so that other processes hardly count.
double bestRate(const std::function<void()>& work) {
    constexpr int kTries = 50;
    qint64 least = std::numeric_limits<qint64>::max();
    for (int i = 0; i < kTries; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        least = std::min(least, timer.nsecsElapsed());
    }
    return 1e9 / static_cast<double>(least);
}

/// What one idle processor does: Eigen's float32 products, for which the benchmark is compiled without wide
/// instructions, and copies of memory that no cache holds.
void reportMachine() {
    constexpr Index kSide = 256;
    constexpr std::size_t kBytes = std::size_t{64} << 20;
    const Matrix a = Matrix::Random(kSide, kSide), b = Matrix::Random(kSide, kSide);
    Matrix product(kSide, kSide);
    const double products = bestRate([&] { product.noalias() = a * b; });
    const std::vector<char> from(kBytes, 1);
    std::vector<char> to(kBytes, 0);
    const double copies = bestRate([&] { std::copy(from.begin(), from.end(), to.begin()); });
    std::printf("{\"machine\": {\"gflops\": %.1f, \"copied_gb_per_second\": %.1f, \"processors\": %d}}\n",
                products * 2e-9 * kSide * kSide * kSide, copies * 1e-9 * kBytes, QThread::idealThreadCount());
    std::fflush(stdout);
}

/// Sleeps between events: a polling loop would take a processor from what is measured.
bool waitFor(const std::function<bool()>& condition) {
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(kPatience);
    while (!condition()) {
        if (!patience.isActive()) return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// Time from act() until condition() holds, which paints make true.
double latency(const std::function<void()>& act, const std::function<bool()>& condition) {
    QElapsedTimer timer;
    timer.start();
    act();
    if (!waitFor(condition)) qFatal("No frame came within two seconds.");
    return static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

int paintAndExit() {
    MainWindow window;
    PaintWatch watch(window);
    window.show();
    waitFor([&] { return watch.paints > 0; });
    std::puts("painted");
    std::fflush(stdout);
    window.closeAtOnce();
    return 0;
}

void startup() {
    std::vector<double> times;
    for (int i = 0; i < kStartups; ++i) {
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        process.start(QCoreApplication::applicationFilePath(), {QLatin1StringView(kStartupArgument)});
        if (!process.waitForReadyRead(20'000)) qFatal("The window does not appear.");
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        process.waitForFinished();
    }
    report("startup", times);
}

/// A 784-400-20 model that trains on 60,000 pictures of 28 x 28 with every core, for as long as this lives.
class TrainingRun {
public:
    TrainingRun() {
        MoonOptions options;
        options.count = 60'000;
        options.size = 28;
        data = makeMoonPhases(options);
        TrainingConfig config;
        config.hidden = {400};
        config.latents = 20;
        config.epochs = 10'000;
        const auto model = std::make_shared<const Model>(config, data.train->shape());
        QObject::connect(&session, &TrainingSession::snapshotChanged, &session,
                         [this](std::shared_ptr<const Snapshot> snapshot) { newest = std::move(snapshot); });
        session.start(model, data, std::make_shared<const TrainingState>(initialState(*model)));
        if (!waitFor([this] { return newest != nullptr; })) qFatal("Training does not start.");
        QTest::qWait(kWarmUpMs);
    }
    ~TrainingRun() { session.stopAndWait(); }

    DataSplit data;
    TrainingSession session;
    std::shared_ptr<const Snapshot> newest;
};

/// Latent space and interpolation over the 10,000 held-out pictures of a run.
class TrainingRig {
public:
    TrainingRig() {
        window.addWidget(latents = new LatentView(service));
        auto* probe = new ProbePanel(service);
        latents->setSidePanel(probe);
        QObject::connect(latents, &LatentView::probeChanged, probe, &ProbePanel::setProbe);
        window.addWidget(interpolate = new InterpolateView(service));
        window.resize(760, 820);
        window.show();
        probe->setData(run.data);
        latents->setData(run.data);
        interpolate->setData(run.data);
        deliver();
        waitFor([this] { return latents->findChild<LatentCanvas*>()->codePixel(0).has_value(); });
    }

    /// Gives the views the newest snapshot and lets them take it up. Between, a sample is not mistaken for one
    /// of training's own pictures; training itself never pauses.
    void deliver() {
        if (run.newest) {
            latents->setSnapshot(run.newest);
            interpolate->setSnapshot(run.newest);
        }
        run.newest.reset();
        QTest::qWait(40);
    }

    TrainingRun run;
    BackgroundService service;
    QSplitter window{Qt::Vertical};
    LatentView* latents;
    InterpolateView* interpolate;
};

void sliderWhileTraining() {
    TrainingRig rig;
    auto* slider = rig.interpolate->findChild<QSlider*>(QStringLiteral("interpolationSlider"));
    auto* picture = rig.interpolate->findChild<PictureView*>(QStringLiteral("interpolationImage"));
    PaintWatch watch(*picture);
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        rig.deliver();
        const int paints = watch.paints;
        const qint64 before = picture->picture().cacheKey();
        times.push_back(latency([&] { slider->setValue((slider->value() + 137) % 1001); },
                                [&] { return watch.paints > paints && picture->picture().cacheKey() != before; }));
    }
    report("slider-while-training", times);
}

void sendMove(QWidget* widget, QPointF position, Qt::MouseButtons buttons) {
    QMouseEvent move(QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton, buttons, {});
    QCoreApplication::sendEvent(widget, &move);
}

void dragWhileTraining() {
    TrainingRig rig;
    auto* canvas = rig.latents->findChild<LatentCanvas*>();
    auto* card = rig.latents->findChild<PictureCard*>(QStringLiteral("probePicture"));
    PaintWatch handle(*canvas), picture(*card);
    const QPointF center = canvas->toPixel(*canvas->probe());
    QTest::mousePress(canvas, Qt::LeftButton, {}, center.toPoint());
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        rig.deliver();
        const int handles = handle.paints, pictures = picture.paints;
        const qint64 before = card->picture().cacheKey();
        const QPointF position = center + QPointF(60 * std::cos(i * 0.3), 40 * std::sin(i * 0.3));
        times.push_back(latency([&] { sendMove(canvas, position, Qt::LeftButton); },
                                [&] {
                                    return handle.paints > handles && picture.paints > pictures &&
                                           card->picture().cacheKey() != before;
                                }));
    }
    QTest::mouseRelease(canvas, Qt::LeftButton);
    report("drag-while-training", times);
}

std::unique_ptr<LatentCanvas> canvasOfAMillion(BackgroundService& service) {
    constexpr std::size_t count = 1'000'000;
    auto points = std::make_shared<ScatterPoints>();
    points->colors = std::make_shared<const std::vector<QRgb>>(count, qRgb(0, 114, 178));
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    for (std::size_t i = 0; i < count; ++i)
        for (auto* coordinate : {&points->x, &points->y}) coordinate->push_back(normal(random));
    points->grid = PointGrid(points->x, points->y);
    auto canvas = std::make_unique<LatentCanvas>(service);
    canvas->resize(900, 600);
    canvas->show();
    canvas->setPoints(std::move(points), {-3, -3, 6, 6}, true);
    QTest::qWait(300);
    return canvas;
}

void panMillion() {
    const TrainingRun run;
    BackgroundService service;
    const auto canvas = canvasOfAMillion(service);
    PaintWatch watch(*canvas);
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, {300, 300});
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        QTest::qWait(8);
        const int paints = watch.paints;
        const QPointF position(400 + 90 * std::cos(i * 0.1), 300 + 90 * std::sin(i * 0.1));
        times.push_back(
            latency([&] { sendMove(canvas.get(), position, Qt::LeftButton); }, [&] { return watch.paints > paints; }));
    }
    report("pan-1m", times);
}

void hoverMillion() {
    const TrainingRun run;
    BackgroundService service;
    const auto canvas = canvasOfAMillion(service);
    PaintWatch watch(*canvas);
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        QTest::qWait(8);
        const int paints = watch.paints;
        const QPointF position(450 + 120 * std::cos(i * 0.1), 280 + 90 * std::sin(i * 0.1));
        times.push_back(
            latency([&] { sendMove(canvas.get(), position, Qt::NoButton); }, [&] { return watch.paints > paints; }));
    }
    report("hover-1m", times);
}

/// From letting go of a lasso of 60 corners around about half of a million codes to the frame that shows which ones.
void lassoMillion() {
    const TrainingRun run;
    BackgroundService service;
    CodeSelector selector(service);
    const auto canvas = canvasOfAMillion(service);
    canvas->setSelectable(true);
    canvas->setTool(MapTool::Lasso);
    QObject::connect(
        canvas.get(), &LatentCanvas::regionDrawn, &selector,
        [&](const QPolygonF& region, SelectionChange change) { selector.select(canvas->points(), region, change); });
    QObject::connect(&selector, &CodeSelector::changed, canvas.get(),
                     [&] { canvas->setSelection(selector.selection()); });
    PaintWatch watch(*canvas);
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        const QPointF center(450 + 60 * std::cos(i * 0.3), 280 + 40 * std::sin(i * 0.3));
        const auto corner = [&](int n) {
            const double angle = n * 2 * std::numbers::pi / 60, radius = 100 + 15 * std::sin(9 * angle);
            return center + radius * QPointF(std::cos(angle), std::sin(angle));
        };
        QTest::mousePress(canvas.get(), Qt::LeftButton, {}, corner(0).toPoint());
        for (int n = 1; n < 60; ++n) sendMove(canvas.get(), corner(n), Qt::LeftButton);
        QTest::qWait(20);
        const auto before = selector.selection();
        int paints = 0;
        times.push_back(latency([&] { QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, corner(59).toPoint()); },
                                [&] {
                                    const bool isThere = selector.selection() != before && canvas->isSettled();
                                    if (!isThere) paints = watch.paints;
                                    return isThere && watch.paints > paints;
                                }));
    }
    report("lasso-1m", times);
}

class CountedGallery : public GalleryGrid {
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent* event) override {
        GalleryGrid::paintEvent(event);
        ++paints;
    }
};

/// A million pictures of 28 x 28: from a jump of the scroll bar to the frame that shows every picture in sight.
void galleryMillion() {
    const TrainingRun run;
    MoonOptions options;
    options.count = 1000;
    options.size = 28;
    const DataSplit few = makeMoonPhases(options);
    std::vector<Index> places(1'000'000);
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<Index>(i % 1000);
    CountedGallery gallery;
    gallery.setImages(std::make_shared<const Dataset>(few.train->subset(places, "a million")), {});
    gallery.setCaption([](qint64 image) { return QString::number(image); });
    gallery.resize(900, 600);
    gallery.show();
    QTest::qWait(300);
    QScrollBar* bar = gallery.verticalScrollBar();
    std::mt19937 random(1);
    std::uniform_int_distribution<int> anywhere(0, bar->maximum());
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        QTest::qWait(8);
        const int paints = gallery.paints;
        times.push_back(latency([&] { bar->setValue(anywhere(random)); },
                                [&] { return gallery.paints > paints && gallery.isComplete(); }));
    }
    report("gallery-1m", times);
}

/// What keeping the current run once a second, thirty times as often as the window does, takes from training.
void autosave() {
    constexpr int kRounds = 8, kRoundMs = 4000;
    MoonOptions options;
    options.count = 60'000;
    options.size = 28;
    BackgroundService service;
    Experiment experiment;
    experiment.setData(makeMoonPhases(options));
    for (const auto& [key, value] : {std::pair{"hidden", "400"}, {"latents", "20"}, {"epochs", "10000"}})
        experiment.setParameter(key, value);
    const QTemporaryDir folder;
    int saves = 0;
    experiment.train();
    QTest::qWait(kRoundMs);
    const auto stepsOfRound = [&] {
        const std::int64_t before = experiment.snapshot()->step();
        QTest::qWait(kRoundMs);
        return experiment.snapshot()->step() - before;
    };
    std::int64_t without = 0, with = 0;
    for (int round = 0; round < kRounds; ++round) {
        without += stepsOfRound();
        const Recovery recovery(experiment, service, folder.path(), 1000);
        QObject::connect(&recovery, &Recovery::kept, &service, [&] { ++saves; });
        with += stepsOfRound();
    }
    experiment.stop();
    std::printf("{\"workload\": \"autosave\", \"saves_per_second\": %.2f, \"share_of_rate\": %.3f}\n",
                1000.0 * saves / (kRounds * kRoundMs), static_cast<double>(with) / static_cast<double>(without));
    std::fflush(stdout);
}

/// What the window takes from training: the steps of a run that every view of a window follows, beside those of the
/// same run without a window.
void trainingRate() {
    constexpr int kRounds = 10, kRoundMs = 3000;
    const auto work = std::make_shared<Workspace>();
    MainWindow window(work);
    window.resize(1280, 800);
    window.show();
    TrainingRun bare;
    bare.session.pause();
    work->experiment.setData(bare.data);
    for (const auto& [key, value] : {std::pair{"hidden", "400"}, {"latents", "20"}, {"epochs", "10000"}})
        work->experiment.setParameter(key, value);
    work->experiment.train();
    QTest::qWait(kWarmUpMs);
    work->experiment.pause();
    const auto stepsOf = [&](const std::function<void()>& resume, const std::function<void()>& pause,
                             const std::function<std::int64_t()>& step) {
        resume();
        const std::int64_t before = step();
        QTest::qWait(kRoundMs);
        const std::int64_t steps = step() - before;
        pause();
        return steps;
    };
    std::int64_t without = 0, with = 0;
    for (int round = 0; round < kRounds; ++round) {
        without +=
            stepsOf([&] { bare.session.resume(); }, [&] { bare.session.pause(); }, [&] { return bare.newest->step(); });
        with += stepsOf([&] { work->experiment.train(); }, [&] { work->experiment.pause(); },
                        [&] { return work->experiment.snapshot()->step(); });
    }
    window.closeAtOnce();
    std::printf("{\"workload\": \"training-rate\", \"steps_per_second\": %.0f, \"share_of_rate\": %.3f}\n",
                1000.0 * static_cast<double>(with) / (kRounds * kRoundMs),
                static_cast<double>(with) / static_cast<double>(without));
    std::fflush(stdout);
}

constexpr std::pair<const char*, void (*)()> kWorkloads[] = {{"startup", startup},
                                                             {"drag-while-training", dragWhileTraining},
                                                             {"slider-while-training", sliderWhileTraining},
                                                             {"pan-1m", panMillion},
                                                             {"hover-1m", hoverMillion},
                                                             {"lasso-1m", lassoMillion},
                                                             {"gallery-1m", galleryMillion},
                                                             {"training-rate", trainingRate},
                                                             {"autosave", autosave}};

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QStringList wanted = QCoreApplication::arguments().mid(1);
    if (wanted.contains(QLatin1StringView(kStartupArgument))) return paintAndExit();
    int rounds = 1;
    if (!wanted.isEmpty() && wanted.front().startsWith(QLatin1StringView(kRoundsArgument)))
        rounds = wanted.takeFirst().mid(static_cast<qsizetype>(std::strlen(kRoundsArgument))).toInt();
    for (int round = 0; round < rounds; ++round) {
        reportMachine();
        for (const auto& [name, run] : kWorkloads)
            if (wanted.isEmpty() || wanted.contains(QLatin1StringView(name))) run();
    }
    return 0;
}
