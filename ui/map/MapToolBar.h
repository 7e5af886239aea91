#pragma once

#include "plot/RegionDrag.h"

#include <QButtonGroup>
#include <QToolButton>

namespace lunette {

/// The choice of what a drag over the map does, and whether it shows dots or images.
class MapToolBar : public QWidget {
    Q_OBJECT
public:
    explicit MapToolBar(QWidget* parent = nullptr);

    MapTool tool() const { return static_cast<MapTool>(group_.checkedId()); }
    void choose(MapTool tool);
    /// Whether images are shown in place of their codes' dots.
    bool showsThumbnails() const { return thumbnails_->isChecked(); }
    /// What a key stands for is chosen; false for any other key.
    bool chooseByKey(int key);

signals:
    void toolChanged();
    void thumbnailsChanged();

private:
    QToolButton* makeButton(const char* name, const QString& words, const QString& help);

    QButtonGroup group_;
    QToolButton* thumbnails_;
};

}  // namespace lunette
