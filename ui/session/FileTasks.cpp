#include "session/FileTasks.h"

#include "io/ModelExport.h"

#include <QFileInfo>

namespace lunette {
namespace {

struct OpenedModel {
    SavedModel saved;
    DataSplit data;
    QString note;
};

/// A path that holds wherever the program runs next; a built-in's name stays as it is.
std::string settled(const Catalog& catalog, const std::string& text) {
    if (text.empty() || catalog.find(text.substr(0, text.find(':')))) return text;
    return QFileInfo(QString::fromStdString(text)).absoluteFilePath().toStdString();
}

OpenedModel openWithData(const Catalog& catalog, const std::string& path, const Progress& progress) {
    ImportedModel imported = importModel(path);
    OpenedModel opened{std::move(imported.saved), {}, {}};
    opened.saved.datasetRecipe = settled(catalog, opened.saved.datasetRecipe);
    try {
        opened.data = catalog.open(opened.saved.datasetRecipe, progress);
        if (opened.data.train->shape() != opened.saved.model->image()) {
            opened.data = {};
            opened.note = FileTasks::tr(
                "The data that the model was trained on have changed their size. The model can "
                "be explored without them.");
        }
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        opened.note = FileTasks::tr("The model can be explored, but not the data that it was trained on: %1")
                          .arg(QString::fromUtf8(error.what()));
    }
    if (!imported.unused.empty())
        opened.note += (opened.note.isEmpty() ? QString() : QStringLiteral(" ")) +
                       FileTasks::tr("The file has %1.").arg(QString::fromStdString(imported.describeUnused()));
    return opened;
}

}  // namespace

Progress FileTasks::Ticket::progress() {
    return [this](double done) {
        fraction = done;
        return !cancelled;
    };
}

FileTasks::FileTasks(const Catalog& catalog, DecodeService& service, QObject* parent)
    : QObject(parent),
      catalog_(catalog),
      opening_(service, DecodeService::Lane::Files),
      writing_(service, DecodeService::Lane::Files) {
    poll_.setInterval(100);
    connect(&poll_, &QTimer::timeout, this, [this] { emit openingProgressed(ticket_->fraction); });
}

FileTasks::~FileTasks() {
    if (ticket_) ticket_->cancelled = true;
}

std::shared_ptr<FileTasks::Ticket> FileTasks::begin(const QString& title) {
    cancelOpening();
    ticket_ = std::make_shared<Ticket>();
    poll_.start();
    emit openingBegan(title);
    return ticket_;
}

void FileTasks::end() {
    poll_.stop();
    ticket_.reset();
    emit openingEnded();
}

void FileTasks::cancelOpening() {
    if (!ticket_) return;
    ticket_->cancelled = true;
    opening_.cancel();
    end();
}

std::function<void(const QString&)> FileTasks::whenFailed(const QString& path) {
    return [this, path](const QString& message) {
        end();
        emit openingFailed(path);
        emit failed(message);
    };
}

void FileTasks::openDataset(const QString& text) {
    const auto ticket = begin(QFileInfo(text).fileName());
    opening_.request([&catalog = catalog_, ticket,
                      path = settled(catalog_, text.toStdString())] { return catalog.open(path, ticket->progress()); },
                     [this](const DataSplit& data) {
                         end();
                         emit datasetOpened(data);
                     },
                     whenFailed(text));
}

void FileTasks::openModel(const QString& path) {
    const auto ticket = begin(QFileInfo(path).fileName());
    opening_.request([&catalog = catalog_, ticket,
                      file = path.toStdString()] { return openWithData(catalog, file, ticket->progress()); },
                     [this, path](const OpenedModel& opened) {
                         end();
                         emit modelOpened(path, opened.saved, opened.data, opened.note);
                     },
                     whenFailed(path));
}

void FileTasks::saveModel(SavedModel saved, const QString& path) {
    enqueue({path, [saved = std::move(saved), file = path.toStdString()] { lunette::saveModel(saved, file); },
             &FileTasks::modelSaved});
}

void FileTasks::write(const QString& path, std::function<void()> work) {
    enqueue({path, std::move(work), &FileTasks::written});
}

void FileTasks::enqueue(Writing writing) {
    writings_.push_back(std::move(writing));
    if (writings_.size() == 1) writeNext();
}

void FileTasks::writeNext() {
    if (writings_.empty()) return;
    const auto take = [this] {
        Writing done = std::move(writings_.front());
        writings_.pop_front();
        writeNext();
        return done;
    };
    writing_.request(
        [work = writings_.front().work] {
            work();
            return true;
        },
        [this, take](bool) {
            const Writing done = take();
            emit(this->*done.done)(done.path);
        },
        [this, take](const QString& message) {
            take();
            emit failed(message);
        });
}

}  // namespace lunette
