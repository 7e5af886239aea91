#pragma once

#include "compare/IndicatorRows.h"
#include "session/CancellableTask.h"
#include "session/LatestRequest.h"
#include "session/StoredRun.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableWidget;

namespace lunette {

/// The indicators of the compared runs, a column each, measured when the table is first looked at, by what
/// `lunette-cli evaluate` calls; under it how the chosen line is made. In its place, where factors are known: what each
/// latent says of each factor, run by run.
class IndicatorTable : public QWidget {
    Q_OBJECT
public:
    explicit IndicatorTable(BackgroundService& service, QWidget* parent = nullptr);

    void setRuns(std::vector<StoredRun> runs);
    /// Tab-separated, a line each, with every digit of the figures.
    QString asText() const;
    /// The lines that train the runs and measure them; comments say where there is no such line.
    QString asCommands() const;
    /// None before the run has been measured.
    const Report* report(std::int64_t run) const;

signals:
    /// For the status bar.
    void statusMessage(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Measured {
        std::int64_t weightsId;  ///< of the run
        Report report;
    };
    QWidget* makeTable();
    QWidget* makeFoot();
    void fill();
    void showStrengths();
    void fillRow(int row);
    void explain();
    void measureNext();
    void measure(const StoredRun& run);
    void cancel();
    void showProgress();
    bool canMeasure(const StoredRun& run) const;
    void copy(const QString& text, const QString& message);

    LatestRequest request_;
    QStackedWidget* pages_;
    QTableWidget* table_;
    QScrollArea* strengths_;
    QLabel *explanation_, *measuring_;
    QProgressBar* bar_;
    QPushButton *cancel_, *measure_, *showStrengths_, *copy_, *copyCommands_;
    QTimer poll_;
    std::vector<IndicatorRow> rows_;
    std::vector<StoredRun> runs_;
    std::map<std::int64_t, Measured> measured_;  ///< by run
    std::optional<CancellableTask> task_;        ///< of the run that is being measured
    bool isCancelled_ = false;                   ///< by the user, who may ask again
};

}  // namespace lunette
