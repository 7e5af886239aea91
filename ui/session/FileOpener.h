#pragma once

#include "data/Catalog.h"
#include "imaging/DownloadableDatasets.h"
#include "lesson/Lesson.h"
#include "session/CancellableTask.h"
#include "session/Experiment.h"
#include "session/LatestRequest.h"

#include <QTimer>

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace lunette {

/// Finds out what a file is and opens it, away from the GUI thread. One file is opened at a time: the newest wins.
class FileOpener : public QObject {
    Q_OBJECT
public:
    /// The text chunks of a PNG file.
    using PictureTexts = std::map<std::string, std::string>;
    enum class PictureUse {
        Data,   ///< a picture file is a sheet of pictures, to be cut into cells
        Encode  ///< a picture file is one picture to encode
    };

    FileOpener(const Catalog& catalog, BackgroundService& service, QObject* parent = nullptr);
    ~FileOpener() override;  ///< cancels

    /// Opens a model, a dataset spec, or a picture.
    void open(const QString& what, PictureUse use = PictureUse::Data);
    /// Opens a dataset spec, whatever its name looks like.
    void openDataset(const QString& spec);
    /// Opens a `.lunette` file or weights that come back (importModel()), and the data that the model was trained on
    /// where they can still be opened.
    void openModel(const QString& path);
    void cancel();

signals:
    void started(const QString& title);
    void progressed(double fraction);  ///< 0 to 1
    void finished();                   ///< follows every started(), before the signal of the result

    // Each opening ends in one of these, unless it is cancelled.
    void datasetOpened(const lunette::DataSplit& data);
    /// Data that could not be opened are empty, and the note says why.
    void modelOpened(const QString& path, const lunette::Checkpoint& model, const lunette::DataSplit& data,
                     const QString& note);
    /// A picture that tells where in latent space it was found.
    void markedPictureFound(const lunette::FileOpener::PictureTexts& texts);
    void pictureFound(const QString& path);  ///< to encode
    void sheetFound(const QString& path);    ///< to be cut into cells
    void lessonOpened(const QString& path, const std::shared_ptr<const lunette::Lesson>& lesson);
    void downloadNeeded(const lunette::DownloadableDataset& set);
    /// errorOccurred() says why. `isGone`: there is no file of this name.
    void failed(const QString& what, bool isGone);
    void errorOccurred(const QString& message);

private:
    struct OpenedModel {
        Checkpoint model;
        DataSplit data;
        QString note;
    };
    struct PictureToEncode {};
    struct Sheet {};
    using Opened = std::variant<DataSplit, OpenedModel, PictureTexts, PictureToEncode, Sheet,
                                std::shared_ptr<const Lesson>, DownloadableDataset>;

    static Opened openAny(const Catalog& catalog, const QString& what, PictureUse use, const Progress& progress);
    static OpenedModel openModelFile(const Catalog& catalog, const QString& path, const Progress& progress);
    /// Runs `work`, which gets the progress to report to, and emits the signal of its result.
    void start(const QString& what, const std::function<Opened(const Progress& progress)>& work);
    void finish();
    void announce(const QString& what, const Opened& opened);

    const Catalog& catalog_;
    std::optional<CancellableTask> task_;
    QTimer poll_;
    LatestRequest request_;
};

}  // namespace lunette
