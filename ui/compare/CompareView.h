#pragma once

#include "compare/CompareColumn.h"
#include "session/StoredRun.h"

#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QCheckBox;
class QLabel;
class QSlider;
class QStackedWidget;

namespace lunette {

class IndicatorTable;
class MapControls;

/// Kept runs of one dataset side by side, under one probe, one pair of axes and one place between A and B; and the
/// table of their indicators.
class CompareView : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(BackgroundService& service, QWidget* parent = nullptr);

    /// The held-out images of the runs that are shown; null while there are none.
    const std::shared_ptr<const Dataset>& images() const { return link_.images; }
    const IndicatorTable& indicators() const { return *table_; }
    std::optional<double> distanceUnit() const { return link_.unit; }

public slots:
    /// Those that are compared. Runs of other data than the first's are left out, and a line says so.
    void setRuns(const std::vector<lunette::StoredRun>& runs);
    /// What is being trained to be compared ("Training 1 of 2: AE 2-latent"); empty: nothing.
    void setTraining(const QString& title);
    /// The weights of a run that is being trained.
    void setSnapshot(std::int64_t id, const std::shared_ptr<const lunette::Snapshot>& snapshot);
    /// d_test of the data of the runs (core/analysis/DataDistance); nothing while it is not known.
    void setDistanceUnit(std::optional<double> unit);
    /// Shows the weights as they were after that many epochs, or the last before; none: as they are now.
    void setEpoch(std::optional<std::int64_t> epoch);
    /// A code of another number of latents is ignored.
    void setProbe(const lunette::Vector& code);
    /// Held-out images; ignored where there are none of that number.
    void setEndpoints(qint64 a, qint64 b);
    /// Shows what becomes of this held-out image, first of all.
    void pin(qint64 testImage);

signals:
    /// By hand.
    void probeMoved(const lunette::Vector& code);
    /// end: 0 A, 1 B.
    void endpointPicked(int end, qint64 testImage);
    void imagePinned(qint64 testImage);
    /// images() are others, and their distance unit is not known.
    void imagesChanged();
    /// For the status bar.
    void statusMessage(const QString& text);

private:
    QWidget* makeHead();
    QWidget* makePictures();
    void connectParts();
    CompareColumn* makeColumn();
    void fitColumns(std::size_t count);
    void showRuns();
    void takeColoring();
    void followData(const DataSplit& split);
    void chooseShown();
    void gatherEnds();
    void showPosition();
    void pick(qint64 testImage, Qt::KeyboardModifiers modifiers);
    void alignReach();
    void followView(CompareColumn& moved);
    template <class Do>
    void each(Do act) {
        for (CompareColumn* column : columns_) act(*column);
    }

    BackgroundService& service_;
    CompareLink link_;
    QButtonGroup* pages_;
    MapControls* bar_;
    QCheckBox* sameScale_;
    QStackedWidget* stack_;
    QLabel *empty_, *note_, *position_;
    QWidget* pictures_;
    QBoxLayout* row_;
    QSlider* slider_;
    IndicatorTable* table_;
    std::vector<CompareColumn*> columns_;
    std::vector<StoredRun> runs_;  ///< those that are shown
    std::optional<std::int64_t> epoch_;
    bool isAligning_ = false;
    bool isFitted_ = false;  ///< every column has its codes in view
};

}  // namespace lunette
