#pragma once

#include "export/ShownPictures.h"

#include <functional>

class QWidget;

namespace lunette {

class PictureOutput;

/// A view whose pictures can be saved, copied, dragged, and drawn again by a command.
class PictureSource {
public:
    virtual ~PictureSource() = default;

    /// Adds the view's actions to the menus and to its context menus, and makes its pictures draggable.
    virtual void addOutputs(PictureOutput& output) = 0;

    /// The view itself, by which it is found out whether it is visible or has the focus.
    virtual const QWidget& sourceWidget() const = 0;
    /// What "Save picture" and "Copy picture" mean in this view. Its snapshot is null where there is nothing.
    virtual ShownPictures currentPicture() const { return {}; }
    /// The same for a view whose pictures have to be drawn first, on another thread. Empty where there is nothing.
    virtual std::function<ShownPictures()> currentPicturesToDraw() const;
    /// Whether currentPicture() is meant only while the view has the focus.
    virtual bool needsFocus() const { return false; }
};

}  // namespace lunette
