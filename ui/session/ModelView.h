#pragma once

#include "data/Split.h"
#include "train/Model.h"

#include <memory>

namespace lunette {

/// A view of the current data and model.
class ModelView {
public:
    virtual ~ModelView() = default;

    /// Members of `data` are null while nothing is loaded, or while a model is explored without its data.
    virtual void setData(const DataSplit& data) = 0;
    /// `snapshot` is null while there is no model.
    virtual void setSnapshot(std::shared_ptr<const Snapshot> snapshot) = 0;
};

}  // namespace lunette
