#pragma once

#include "DecodeService.h"
#include "data/Catalog.h"
#include "io/ModelFile.h"

#include <QTimer>

#include <atomic>

namespace lunette {

/// Opens datasets and models and saves models, away from the window's thread. One is opened at a time: the newest
/// wins. Each ends in exactly one of the signals of its kind or in failed(), unless it is cancelled.
class FileTasks : public QObject {
    Q_OBJECT
public:
    FileTasks(const Catalog& catalog, DecodeService& service, QObject* parent = nullptr);
    ~FileTasks() override;  ///< cancels

    /// A DATASET text (command line, DESIGN).
    void openDataset(const QString& text);
    /// A `.lunette` file, and with it the data that it was trained on where they can still be opened.
    void openModel(const QString& path);
    void saveModel(SavedModel saved, const QString& path);
    void cancelOpening();

signals:
    void openingBegan(const QString& title);
    /// 0..1.
    void openingProgressed(double fraction);
    void openingEnded();
    void datasetOpened(const lunette::DataSplit& data);
    /// Data that could not be opened are empty, and the note says why.
    void modelOpened(const lunette::SavedModel& saved, const lunette::DataSplit& data, const QString& note);
    void modelSaved(const QString& path);
    void failed(const QString& message);

private:
    struct Ticket {
        std::atomic<double> fraction{0.0};
        std::atomic<bool> cancelled{false};
        Progress progress();
    };
    std::shared_ptr<Ticket> begin(const QString& title);
    void end();
    std::function<void(const QString&)> whenFailed();

    const Catalog& catalog_;
    std::shared_ptr<Ticket> ticket_;
    QTimer poll_;
    DecodeService::Slot opening_, saving_;
};

}  // namespace lunette
