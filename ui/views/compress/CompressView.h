#pragma once

#include "views/compress/CompressWork.h"
#include "session/DecodeService.h"
#include "session/Pace.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QSlider;

namespace lunette {

class PictureRows;

/// A model as a compression: held-out pictures, and pictures unlike the data, as they come back from codes of so many
/// bits, beside principal components and JPEG at as many bytes. Live while training.
class CompressView : public QWidget {
    Q_OBJECT
public:
    explicit CompressView(DecodeService& service, QWidget* parent = nullptr);

public slots:
    /// Null members: nothing is loaded, or a model is explored without its data.
    void setData(const lunette::DataSplit& split);
    /// Null: there is no model yet.
    void setSnapshot(std::shared_ptr<const lunette::Snapshot> snapshot);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeControls();
    bool isReady() const;
    int bits() const;
    void refreshNow();
    void refresh();
    void accept(const Compression& compression);
    void showSide(PictureRows& rows, const CompressedSide& side) const;
    void showState();

    DecodeService::Slot slot_;
    Pace pace_;
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
