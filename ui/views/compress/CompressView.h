#pragma once

#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "views/compress/CompressWork.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QSlider;

namespace lunette {

class PictureRows;

/// A model as a compression: held-out pictures, and pictures unlike the data, as they come back from codes of so many
/// bits, beside principal components and JPEG at as many bytes. Live while training.
class CompressView : public QWidget, public ModelView {
    Q_OBJECT
public:
    explicit CompressView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;

public slots:

protected:
private:
    QWidget* makeControls();
    bool isReady() const;
    int bits() const;
    void refreshNow();
    void refresh();
    void accept(const Compression& compression);
    void showSide(PictureRows& rows, const CompressedSide& side) const;
    void showState();

    LatestRequest request_;
    QSlider* bits_;
    QLabel* bitsText_;
    QComboBox* outside_;
    QLabel* summary_;
    PictureRows *insideRows_, *outsideRows_;

    DataSplit data_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const ComponentsBasis> components_;
    std::optional<Compression> shown_;
    quint64 draw_ = 1;
};

}  // namespace lunette
