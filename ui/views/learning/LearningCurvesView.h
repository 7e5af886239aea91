#pragma once

#include "export/PictureSource.h"
#include "plot/FigureFile.h"
#include "train/History.h"
#include "train/Model.h"

#include <QColor>
#include <QLabel>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QCustomPlot;
class QCPGraph;
class QCPItemText;

namespace lunette {

/// Train and test losses over the epochs, a term at a time.
class LearningCurvesView : public QWidget, public PictureSource {
    Q_OBJECT
public:
    explicit LearningCurvesView(QWidget* parent = nullptr);

    void addOutputs(PictureOutput& output) override;
    const QWidget& sourceWidget() const override { return *this; }

    void reset(const std::vector<EpochRecord>& epochs);
    void append(const HistoryLog::Batch& batch);
    /// The axis spans the whole run from the start, so that it does not scroll.
    void setPlannedEpochs(std::int64_t epochs);
    /// The test loss of another run, drawn beside those of the current run.
    struct Curve {
        QString name;
        int color;  ///< theme::runColor()
        std::vector<EpochRecord> epochs;
    };
    void setCompared(std::vector<Curve> curves);
    /// Whose curves these are, and how many images it learns from: trainingDoubts() stand under them.
    void setModel(std::shared_ptr<const Model> model, Index images);
    QSize sizeHint() const override;

    bool isEmpty() const { return points_.empty() && epochs_.empty(); }
    /// The curves as they are seen, with what their colors mean and how far they have come.
    Figure asFigure() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTerm();
    void applyTheme();
    void rescale();
    void updateCaption();
    void updateNote();
    void showCompared();
    struct LegendEntry {
        QString name;
        QColor color;
        std::optional<double> value;  ///< the last of the chosen term
    };
    std::vector<LegendEntry> legend() const;

    std::vector<LossPoint> points_;
    std::vector<EpochRecord> epochs_;
    std::int64_t plannedEpochs_ = 1;
    QComboBox* term_;
    QLabel *caption_, *note_;
    std::shared_ptr<const Model> model_;
    Index images_ = 0;
    QCustomPlot* plot_;
    QCPGraph* train_;
    QCPGraph* test_;
    std::vector<Curve> compared_;
    std::vector<QCPGraph*> comparedGraphs_;
    QCPItemText* emptyText_;
    QTimer redrawTimer_;  ///< a few redraws a second are as many as an eye can read
};

}  // namespace lunette
