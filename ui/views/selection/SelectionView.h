#pragma once

#include "data/Dataset.h"
#include "export/PictureSource.h"
#include "plot/CodeSelection.h"
#include "session/LatestRequest.h"
#include "session/ModelView.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lunette {

class SampleGrid;

/// The pictures of the images that are selected on the map. Only those that are seen are made, on the service's thread,
/// and of a very large selection only the first are listed, so that it may be of any size. What leaves is all of it.
class SelectionView : public QWidget, public ModelView, public PictureSource {
    Q_OBJECT
public:
    explicit SelectionView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    void addOutputs(PictureOutput& output) override;
    const QWidget& sourceWidget() const override { return *this; }
    std::function<ShownPictures()> currentPicturesToDraw() const override { return picturesToDraw(); }
    bool needsFocus() const override { return true; }

    bool isEmpty() const { return !selected_; }
    /// Makes what leaves: the pictures that are chosen here, or all where none is, with their codes. Slow. Null where
    /// nothing is selected or there is no model.
    std::function<ShownPictures()> picturesToDraw() const;
    SampleGrid& grid() const { return *grid_; }

public slots:
    void setSelection(const std::shared_ptr<const lunette::CodeSelection>& selection);

signals:
    /// The mouse or the keys are on this held-out image; -1: on none.
    void imagePointed(qint64 testImage);
    /// By a double click or the Enter key.
    void imageActivated(qint64 testImage);
    void clearRequested();

private:
    void requestPictures();
    void showCount(std::size_t count, std::size_t shown);
    QString captionOf(Index image) const;

    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const std::vector<Index>> selected_;  ///< null: nothing
    QLabel* count_;
    QPushButton *export_, *clear_;
    SampleGrid* grid_;
    LatestRequest request_;
};

}  // namespace lunette
