#pragma once

#include "data/Split.h"
#include "train/Model.h"

#include <memory>
#include <string>

namespace lunette {

/// A view of the current data and model.
class ModelView {
public:
    virtual ~ModelView() = default;

    /// Members of `data` are null while nothing is loaded, or while a model is explored without its data.
    virtual void setData(const DataSplit& data) = 0;
    /// The dataset spec that the model was trained on, empty without a model; comes before the model's first snapshot.
    /// It may be another than the data's: their figures are then no verdict on what this model was not shown.
    virtual void setTrainedOn(const std::string& /*spec*/) {}
    /// `snapshot` is null while there is no model.
    virtual void setSnapshot(std::shared_ptr<const Snapshot> snapshot) = 0;
};

}  // namespace lunette
