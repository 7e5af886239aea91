#include "session/FileOpener.h"

#include "data/TrainingData.h"
#include "imaging/PictureFile.h"
#include "imaging/PictureReader.h"
#include "io/ModelExport.h"
#include "io/PictureOrigin.h"
#include "lesson/LessonFiles.h"
#include "session/MessageText.h"

#include <QFileInfo>

namespace lunette {
namespace {

constexpr int kOpenProgressMs = 100;

/// The same spec with an absolute path, which is valid wherever the program runs next. A built-in's spec stays as it
/// is.
std::string absoluteSpec(const Catalog& catalog, const std::string& spec) {
    if (spec.empty() || catalog.find(spec.substr(0, spec.find(':')))) return spec;
    return QFileInfo(QString::fromStdString(spec)).absoluteFilePath().toStdString();
}

/// A `.lunette` file, or weights that come back from elsewhere: a file of them, or the folder that was exported.
bool isModel(const QString& path) {
    return path.endsWith(QStringLiteral(".lunette"), Qt::CaseInsensitive) ||
           path.endsWith(QStringLiteral(".safetensors"), Qt::CaseInsensitive) ||
           QFileInfo::exists(path + QStringLiteral("/model.safetensors"));
}

}  // namespace

FileOpener::FileOpener(const Catalog& catalog, BackgroundService& service, QObject* parent)
    : QObject(parent), catalog_(catalog), request_(service, BackgroundService::Queue::Files, service.errorReporter()) {
    poll_.setInterval(kOpenProgressMs);
    connect(&poll_, &QTimer::timeout, this, [this] { emit progressed(task_->fraction()); });
}

FileOpener::~FileOpener() {
    if (task_) task_->cancel();
}

void FileOpener::cancel() {
    if (!task_) return;
    task_->cancel();
    request_.cancel();
    finish();
}

void FileOpener::finish() {
    poll_.stop();
    task_.reset();
    emit finished();
}

FileOpener::OpenedModel FileOpener::openModelFile(const Catalog& catalog, const QString& path,
                                                  const Progress& progress) {
    ImportedModel imported = importModel(path.toStdString());
    OpenedModel opened{Checkpoint(std::move(imported.saved)), {}, {}};
    DataOrigin& origin = opened.model.origin;
    origin.spec = absoluteSpec(catalog, origin.spec);
    try {
        FoundData found = openTrainingData(catalog, origin, path.toStdString(), progress);
        opened.data = std::move(found.data);
        opened.note = translated(found.note);
        if (opened.data.fingerprint == origin.fingerprint) origin.spec = opened.data.spec;
        if (opened.data.train->shape() != opened.model.model->image()) {
            opened.data = {};
            opened.note =
                tr("The pictures of the dataset that this model was trained on have another size now. The model can "
                   "be explored without them.");
        }
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        opened.note = tr("The model can be explored, but the dataset that it was trained on cannot be opened: %1")
                          .arg(translated(error));
    }
    if (!imported.unused.empty()) {
        const QString unused = tr("The file has %1.").arg(translated(imported.describeUnused()));
        opened.note =
            opened.note.isEmpty() ? unused : tr("%1 %2", "a sentence behind another").arg(opened.note, unused);
    }
    return opened;
}

FileOpener::Opened FileOpener::openAny(const Catalog& catalog, const QString& what, PictureUse use,
                                       const Progress& progress) {
    const auto published = findDownloadableDataset(what.section(u':', 0, 0).toStdString());
    if (published && !placeOf(*published)) return *published;
    if (isModel(what)) return openModelFile(catalog, what, progress);
    if (holdsLesson(what.toStdString())) return std::make_shared<const Lesson>(openLesson(what.toStdString(), catalog));
    if (what.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
        PictureTexts texts = pictureTexts(what.toStdString());
        if (originOf(texts)) return texts;
    }
    if (use == PictureUse::Encode && isPicture(what)) return PictureToEncode{};
    // A file of several pictures is not a sheet: its pictures are the images.
    if (isPictureFile(what) && frameCount(what.toStdString()) == 1) return Sheet{};
    return catalog.open(absoluteSpec(catalog, what.toStdString()), progress);
}

void FileOpener::open(const QString& what, PictureUse use) {
    start(what,
          [&catalog = catalog_, what, use](const Progress& progress) { return openAny(catalog, what, use, progress); });
}

void FileOpener::openDataset(const QString& spec) {
    start(spec, [&catalog = catalog_, spec](const Progress& progress) -> Opened {
        return catalog.open(absoluteSpec(catalog, spec.toStdString()), progress);
    });
}

void FileOpener::openModel(const QString& path) {
    start(path, [&catalog = catalog_, path](const Progress& progress) -> Opened {
        return openModelFile(catalog, path, progress);
    });
}

void FileOpener::start(const QString& what, const std::function<Opened(const Progress& progress)>& work) {
    cancel();
    task_.emplace();
    poll_.start();
    emit started(QFileInfo(what).fileName());
    const auto isGone = std::make_shared<bool>(false);
    request_.request(
        [work, what, isGone, progress = task_->progress()] {
            try {
                return work(progress);
            } catch (...) {
                *isGone = !QFileInfo::exists(what);
                throw;
            }
        },
        [this, what](const Opened& opened) {
            finish();
            announce(what, opened);
        },
        [this, what, isGone](const QString& message) {
            finish();
            emit failed(what, *isGone);
            emit errorOccurred(message);
        });
}

void FileOpener::announce(const QString& what, const Opened& opened) {
    if (const auto* data = std::get_if<DataSplit>(&opened))
        emit datasetOpened(*data);
    else if (const auto* model = std::get_if<OpenedModel>(&opened))
        emit modelOpened(what, model->model, model->data, model->note);
    else if (const auto* texts = std::get_if<PictureTexts>(&opened))
        emit markedPictureFound(*texts);
    else if (std::holds_alternative<PictureToEncode>(opened))
        emit pictureFound(what);
    else if (std::holds_alternative<Sheet>(opened))
        emit sheetFound(what);
    else if (const auto* lesson = std::get_if<std::shared_ptr<const Lesson>>(&opened))
        emit lessonOpened(what, *lesson);
    else
        emit downloadNeeded(std::get<DownloadableDataset>(opened));
}

}  // namespace lunette
