#pragma once

#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "train/Model.h"
#include "views/gallery/GalleryFilter.h"

#include <QComboBox>

class QAction;
class QLabel;
class QSlider;

namespace lunette {

class GalleryDetails;
class GalleryGrid;
class RealSpinBox;
class WholeSpinBox;

/// The pictures of the dataset, held out or to train on, to be looked through, filtered by label or factor, and made
/// use of in the other views: as an end of the path, as a pinned reconstruction, as where the probe stands.
class GalleryView : public QWidget, public ModelView {
    Q_OBJECT
public:
    explicit GalleryView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;

public slots:
    /// Held-out images that are marked A and B; -1 for none.
    void setEndpoints(qint64 a, qint64 b);

signals:
    /// end: 0 A, 1 B.
    void endpointPicked(int end, qint64 testImage);
    void imagePinned(qint64 testImage);
    /// The code of an image at which the probe is to stand.
    void codePicked(const lunette::Vector& code);
    void saveRequested(const QImage& picture, const QString& name);

private:
    QWidget* makeHead();
    QWidget* makeFilterRow();
    void makeActions();
    void connectParts();

    enum Part { HeldOut, Training, Withheld };
    Part part() const { return static_cast<Part>(part_->currentIndex()); }
    bool showsTest() const { return part() != Training; }
    std::shared_ptr<const Dataset> images() const { return showsTest() ? data_.test : data_.train; }
    GalleryFilter filter() const;
    void fillBoxes();
    void fillParts();
    void choosePart();
    void chooseFactor();
    void requestMatches();
    void showMatches(std::shared_ptr<const std::vector<std::int32_t>> matches);
    void showCaptions();
    void showMarks();
    void showCurrent(qint64 image);
    void allowActions();
    void moveProbe();
    QImage currentPicture() const;

    LatestRequest filterRequest_, rangeRequest_, codeRequest_;
    GalleryGrid* grid_;
    GalleryDetails* details_;
    QComboBox *part_, *caption_, *label_, *factor_;
    RealSpinBox *low_, *high_;
    WholeSpinBox* jump_;
    QSlider* size_;
    QLabel* count_;
    QAction *makeA_, *makeB_, *pin_, *probe_, *open_, *copy_, *save_;

    DataSplit data_;
    std::shared_ptr<const std::vector<Index>> withheld_;  ///< held-out images whose like is not trained on; or null
    std::shared_ptr<const Snapshot> snapshot_;
    qint64 ends_[2] = {-1, -1};
};

}  // namespace lunette
