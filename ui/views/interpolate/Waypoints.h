#pragma once

#include "data/Dataset.h"

#include <QWidget>

class QHBoxLayout;

namespace lunette {

/// The images between A and B that a path goes past, as small cards in their order; a click on one takes it away. Takes
/// up no room where there is none.
class Waypoints : public QWidget {
    Q_OBJECT
public:
    explicit Waypoints(QWidget* parent = nullptr);

    /// Null: there are no images. Forgets the way-points.
    void setImages(std::shared_ptr<const Dataset> images);
    /// Behind the others, unless there are as many as can be.
    void add(qint64 image);
    const std::vector<Index>& images() const { return chosen_; }

signals:
    /// Added or removed by hand.
    void edited();

private:
    void showChosen();
    void remove(std::size_t place);

    std::shared_ptr<const Dataset> images_;
    std::vector<Index> chosen_;
    QHBoxLayout* row_;
};

}  // namespace lunette
