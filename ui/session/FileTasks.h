#pragma once

#include "session/DecodeService.h"
#include "data/Catalog.h"
#include "io/ModelFile.h"

#include <QTimer>

#include <atomic>
#include <deque>

namespace lunette {

/// Opens datasets and models, and writes files, away from the window's thread. One is opened at a time: the newest
/// wins. Each ends in exactly one of the signals of its kind or in failed(), unless it is cancelled.
class FileTasks : public QObject {
    Q_OBJECT
public:
    FileTasks(const Catalog& catalog, DecodeService& service, QObject* parent = nullptr);
    ~FileTasks() override;  ///< cancels

    /// A DATASET text (command line, DESIGN).
    void openDataset(const QString& text);
    /// A `.lunette` file or weights that come back (importModel()), and with it the data that it was trained on where
    /// they can still be opened.
    void openModel(const QString& path);
    void saveModel(SavedModel saved, const QString& path);
    /// `work`, which writes `path` away from the window's thread. What is to be written is written in the order in
    /// which it was asked for; nothing is overtaken.
    void write(const QString& path, std::function<void()> work);
    void cancelOpening();

signals:
    void openingBegan(const QString& title);
    /// 0..1.
    void openingProgressed(double fraction);
    void openingEnded();
    void datasetOpened(const lunette::DataSplit& data);
    /// A file could not be opened; failed() says why.
    void openingFailed(const QString& path);
    /// Data that could not be opened are empty, and the note says why.
    void modelOpened(const QString& path, const lunette::SavedModel& saved, const lunette::DataSplit& data,
                     const QString& note);
    void modelSaved(const QString& path);
    void written(const QString& path);
    void failed(const QString& message);

private:
    struct Ticket {
        std::atomic<double> fraction{0.0};
        std::atomic<bool> cancelled{false};
        Progress progress();
    };
    struct Writing {
        QString path;
        std::function<void()> work;
        void (FileTasks::*done)(const QString& path);  ///< the signal that says so
    };
    void enqueue(Writing writing);
    void writeNext();
    std::shared_ptr<Ticket> begin(const QString& title);
    void end();
    std::function<void(const QString&)> whenFailed(const QString& path);

    const Catalog& catalog_;
    std::shared_ptr<Ticket> ticket_;
    QTimer poll_;
    DecodeService::Slot opening_, writing_;
    std::deque<Writing> writings_;  ///< the first is being written
};

}  // namespace lunette
