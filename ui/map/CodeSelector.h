#pragma once

#include "plot/CodeSelection.h"
#include "plot/ScatterPoints.h"
#include "session/LatestRequest.h"

#include <QPolygonF>

namespace lunette {

/// Holds which codes are selected, and finds away from the GUI thread which ones a drawn region encloses. The selection
/// is of images, so it stays with them when a training moves their codes.
class CodeSelector : public QObject {
    Q_OBJECT
public:
    explicit CodeSelector(BackgroundService& service, QObject* parent = nullptr);

    /// Null: nothing is selected.
    std::shared_ptr<const CodeSelection> selection() const { return selection_; }

    /// region: in the plane of the points; an empty one encloses nothing.
    void select(std::shared_ptr<const ScatterPoints> points, const QPolygonF& region, SelectionChange change);
    void selectAll(const ScatterPoints& points);
    /// Selects these codes alone; null for none. Also forgets what is being looked for.
    void set(std::shared_ptr<const CodeSelection> selection);
    void clear() { set(nullptr); }

signals:
    void changed();

private:
    void accept(std::shared_ptr<const CodeSelection> selection);

    LatestRequest request_;
    std::shared_ptr<const CodeSelection> selection_;
};

}  // namespace lunette
