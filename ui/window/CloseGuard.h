#pragma once

#include <QWidget>

namespace lunette {

class DocumentController;
class Experiment;
class RunStore;

/// Asks before the window closes over work that is not saved.
class CloseGuard : public QObject {
    Q_OBJECT
public:
    CloseGuard(QWidget& window, Experiment& experiment, const RunStore& store, DocumentController& documents);

    /// Whether the window may close now. Where it may not, a question is shown; a suitable answer closes the window.
    bool mayClose();
    /// Closes the window without a question.
    void closeAtOnce();

private:
    bool hasUnsavedRun() const;
    QString unsavedText() const;
    QString adviceText() const;
    void ask();
    void saveAll();

    QWidget& window_;
    Experiment& experiment_;
    const RunStore& store_;
    DocumentController& documents_;
    bool isAnswered_ = false;
};

}  // namespace lunette
