#include "Headless.h"

#include "analysis/CodeSource.h"
#include "analysis/DataDistance.h"
#include "analysis/PathEnds.h"
#include "analysis/PictureByPicture.h"
#include "cli/InterruptFlag.h"
#include "cli/TrainingProgress.h"
#include "data/DataFingerprint.h"
#include "data/TrainingData.h"
#include "imaging/PictureExport.h"
#include "imaging/PictureFile.h"
#include "imaging/StandardCatalog.h"
#include "io/AtomicFile.h"
#include "io/Evaluation.h"
#include "map/LatentCanvas.h"
#include "map/Legend.h"
#include "map/MapFigure.h"
#include "map/ProjectedCodes.h"
#include "numeric/Parallel.h"
#include "views/interpolate/InterpolationWork.h"
#include "views/learning/LearningCurvesView.h"
#include "views/reconstruct/ReconstructionGrid.h"
#include "widgets/Picture.h"
#include "widgets/PictureStrip.h"

#include <QCoreApplication>
#include <QPixmap>

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr const char* kModelEnding = ".lunette";
constexpr Index kSteps = 11;
constexpr Index kSamples = 64;
constexpr Index kReconstructions = 8;
constexpr QSize kMapSize{760, 600}, kCurveSize{720, 420}, kStripSize{1100, 300}, kGridSize{420, 560};
constexpr int kPixelRatio = 2;
constexpr int kShortestSide = 64;  ///< of a picture among others, in pixels of the file

struct Run {
    DataSplit data;
    SavedModel saved;
    RunStatus status = RunStatus::Finished;
    bool isNew = false;  ///< trained here rather than read from a file
    std::shared_ptr<const Snapshot> snapshot;
};

Run trainDefault(const std::string& dataset, const cli::InterruptFlag& stopSignals) {
    Run run;
    run.data = standardCatalog().open(dataset);
    const auto model = std::make_shared<const Model>(TrainingConfig{}, run.data.train->shape());
    cli::TrainingProgress progress;
    RunControl control(liveParameters(model->config()));
    RunOutputs outputs([&] {
        outputs.snapshots.take();
        progress.show(outputs);
        if (stopSignals.received()) control.stop();
    });
    TrainingResult result = Trainer(model, run.data).run(initialState(*model), control, outputs);
    progress.finish(outputs);
    if (result.status == RunStatus::Diverged) throw Error(ErrorKind::Diverged, result.message);
    run.status = result.status;
    run.isNew = true;
    run.saved = {model, std::move(result.state), originOf(run.data)};
    return run;
}

Run openTrained(const std::string& file) {
    Run run;
    run.saved = loadModel(file);
    if (run.saved.origin.spec.empty())
        throw Error(ErrorKind::Unknown,
                    Message::tr("'%1' does not say which data it was trained on; give a dataset instead.", file));
    FoundData found = openTrainingData(standardCatalog(), run.saved.origin, file);
    if (!found.note.isEmpty()) std::cerr << "lunette: note: " << found.note.english() << '\n';
    run.data = std::move(found.data);
    return run;
}

/// Writes the files one after the other, and says of each what it shows.
class Results {
public:
    /// The names of the files begin with `stem`.
    Results(const Run& run, std::string stem) : run_(run), stem_(std::move(stem)) {}

    void writeAll() const {
        if (run_.isNew)
            write(kModelEnding, "the trained model", [&](const std::string& path) { saveModel(run_.saved, path); });
        writeStrip();
        writeSamples();
        writeReconstructions();
        writeMap();
        writeCurve();
        writeReport();
    }

private:
    const Snapshot& snapshot() const { return *run_.snapshot; }
    std::uint64_t seed() const { return static_cast<std::uint64_t>(run_.saved.model->config().seed); }
    ImageShape shape() const { return run_.saved.model->image(); }
    int magnification() const {
        return static_cast<int>(std::max<Index>(1, kShortestSide / std::max(shape().width, shape().height)));
    }

    /// Writes a file by `save`, which gets its path, and says what it shows.
    template <class Save>
    void write(const std::string& name, const std::string& meaning, Save save) const {
        const std::string path = stem_ + name;
        save(path);
        std::cout << path << "\n    " << meaning << std::endl;
    }

    /// A widget as the window would paint it, at this size.
    void saveWidget(QWidget& widget, QSize size, const std::string& name, const std::string& meaning) const {
        show(widget, size);
        QPixmap pixmap(size * kPixelRatio);
        pixmap.setDevicePixelRatio(kPixelRatio);
        pixmap.fill(widget.palette().color(QPalette::Window));
        widget.render(&pixmap);
        write(name, meaning, [&](const std::string& path) { savePng(pixmap.toImage(), path); });
    }

    static void show(QWidget& widget, QSize size) {
        widget.setAttribute(Qt::WA_DontShowOnScreen);
        widget.resize(size);
        widget.show();
    }

    void writeStrip() const {
        const PathEnds ends = choosePathEnds(*run_.data.test);
        Matrix stops;
        run_.data.test->gather(std::vector<Index>{ends.a, ends.b}, stops);
        const PathRequest way{run_.snapshot, stops, PathKind::Linear, {}, {}, run_.data.test, {ends.a, ends.b}};
        const PathStrip path = pathStrip(way, kSteps, run_.data.train, nullptr);
        PictureStrip strip;
        strip.setSteps(path.steps);
        strip.setNearest(path.nearest);
        strip.setPosition(-1);  // there is no slider
        const double unit =
            median(distancesToNearest(*path.neighbors, *run_.data.test, drawHeldOut(run_.data, seed())));
        PictureStrip::Captions distances, fractions;
        std::vector<double> multiples;
        for (const double distance : path.distances) {
            multiples.push_back(distance / unit);
            distances.brief << QString::number(distance, 'f', 3);
            distances.full << QStringLiteral("%1 (%2 ×)").arg(distance, 0, 'f', 3).arg(multiples.back(), 0, 'f', 1);
        }
        strip.setCaptions(distances);
        strip.setValidity(multiples);
        std::string meaning = "the way from one image to another, and under each step the nearest training image";
        if (const auto moons = moonOptionsOf(run_.data.spec)) {
            meaning = "from a half moon to a full moon, and under each step the nearest training image; lit fractions:";
            for (const MoonVerdict& verdict : readMoons(path.pictures, *moons, nullptr).verdicts) {
                const QString fraction = QString::number(verdict.reading.moon.fraction, 'f', 2);
                const bool isMoon = verdict.kind == MoonVerdict::Kind::Moon;
                fractions.brief << (isMoon ? QStringLiteral("lit %1").arg(fraction) : QStringLiteral("no moon"));
                meaning += ' ' + (isMoon ? fraction.toStdString() : "(no moon)");
            }
        }
        fractions.full = fractions.brief;
        strip.setStepCaptions(fractions);
        saveWidget(strip, kStripSize, "-interpolation.png", meaning);
    }

    void writeSamples() const {
        const Matrix codes = makeCodeDistribution(snapshot(), {}, nullptr).draw(kSamples, 1.0, 1);
        const Condition& condition = snapshot().model().condition();
        const Matrix conditions = condition.isNone() ? Matrix() : condition.draw(kSamples, 1);
        const PictureOrigin origin(snapshot(), codes, conditions);
        const PictureSheet sheet{toImages(decodeEach(snapshot(), codes, conditions), shape()), squareColumns(kSamples),
                                 origin};
        write("-samples.png", "64 new pictures, decoded from draws of the prior N(0, I)",
              [&](const std::string& path) { savePng(sheetImage(sheet, magnification()), path); });
    }

    void writeReconstructions() const {
        const Dataset& images = *run_.data.test;
        Matrix inputs;
        images.gather(0, std::min(kReconstructions, images.size()), inputs);
        const Matrix own = snapshot().conditionOf(images, 0, inputs.cols());
        const Matrix outputs = decodeEach(snapshot(), encodeEach(snapshot(), inputs, own), own);
        ReconstructionGrid grid;
        std::vector<ReconstructionGrid::Row> rows;
        for (Index i = 0; i < inputs.cols(); ++i) {
            const auto input = inputs.col(i);
            const auto output = outputs.col(i);
            rows.push_back({i,
                            toImage(input, shape()),
                            {},
                            toImage(output, shape()),
                            toDifferenceImage(input, output, shape(), grid),
                            static_cast<double>((input - output).squaredNorm()),
                            false});
        }
        grid.setPictureSize({static_cast<int>(shape().width), static_cast<int>(shape().height)});
        grid.setRows(std::move(rows));
        saveWidget(grid, kGridSize, "-reconstructions.png",
                   "held-out images, what the model makes of them, the difference and its squared error");
    }

    void writeMap() const {
        const CodeColoring coloring = defaultColoring(*run_.data.test);
        const Index latents = run_.saved.model->network().latents();
        const LatentViewpoint viewpoint{latents > 2};
        const ProjectedCodes cloud = projectCodes({run_.snapshot, run_.data.test, viewpoint, coloring, {}});
        BackgroundService service;
        LatentCanvas canvas(service);
        canvas.setEmptyText({});
        show(canvas, kMapSize);
        if (viewpoint.principal)
            canvas.setAxisNames(QStringLiteral("first principal axis"), QStringLiteral("second principal axis"));
        else
            canvas.setAxisNames(QStringLiteral("latent z1"), latents > 1 ? QStringLiteral("latent z2") : QString());
        if (run_.saved.model->isDistribution()) canvas.setPrior(cloud.plane.pointOf(Vector::Zero(latents)));
        canvas.setPoints(cloud.points, cloud.bounds, true);
        Legend legend;
        legend.setLegend(cloud.legend.value_or(codeLegend(*run_.data.test, coloring)));
        const Figure figure = mapFigure(canvas, legend, coloringName(*run_.data.test, coloring));
        const auto save = [&](const std::string& path) { saveFigure(figure, path); };
        write("-map.svg", "the map: the codes of the held-out images, as vectors", save);
        write("-map.png", "the same as a picture", save);
    }

    void writeCurve() const {
        LearningCurvesView curves;
        show(curves, kCurveSize);
        curves.setPlannedEpochs(static_cast<std::int64_t>(run_.saved.state.history.size()));
        curves.reset(run_.saved.state.history);
        write("-learning-curve.png", "the training and test losses over the epochs",
              [&](const std::string& path) { saveFigure(curves.asFigure(), path); });
    }

    void writeReport() const {
        Report report = evaluate(run_.saved, run_.data);
        report.status = run_.status;
        write("-report.json", "every figure: losses by epoch, held-out error, indicators",
              [&](const std::string& path) { writeTextFile(path, reportText(report)); });
    }

    const Run& run_;
    const std::string stem_;
};

/// What the files of a dataset or model are called: its text without the folders, in characters that every shell takes.
std::string nameFor(const std::string& text) {
    std::string name = text.substr(text.find_last_of('/', text.find(':')) + 1);
    if (name.ends_with(kModelEnding)) name.resize(name.size() - std::string_view(kModelEnding).size());
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '.' && c != '_') c = '-';
    return name;
}

}  // namespace

void runHeadless(const std::string& datasetOrModel, const std::string& folder) {
    setThreadCount(availableProcessors());
    std::error_code notThere;
    if (fs::equivalent(folder, datasetOrModel, notThere))
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' holds the pictures to train on; name another folder for the results.", folder));
    makeFolder(folder);
    const bool isModel = datasetOrModel.ends_with(kModelEnding);
    const std::string text = datasetOrModel.empty() ? "moons" : datasetOrModel;
    if (!isModel) std::cerr << "Training a variational autoencoder on " << text << ".\n";
    const cli::InterruptFlag stopSignals;  // until everything is written
    Run run = isModel ? openTrained(text) : trainDefault(text, stopSignals);
    const TrainingState& state = run.saved.state;
    run.snapshot = std::make_shared<const Snapshot>(run.saved.model, state.theta, state.step,
                                                    static_cast<double>(state.history.size()));
    const std::string stem = (fs::path(folder) / nameFor(text)).string();
    Results(run, stem).writeAll();
    const std::string model = run.isNew ? stem + kModelEnding : text;
    const std::string program = QCoreApplication::applicationFilePath().toStdString();
    std::cout << "\nAny picture viewer shows these. On a machine with a screen this opens the model to explore:\n    "
              << program << ' ' << model
              << "\nand here this draws more pictures with it (--help names what else there is):\n    " << program
              << "-cli sample " << model << " --count 16 --output more.png\n";
}

}  // namespace lunette
