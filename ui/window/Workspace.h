#pragma once

#include "imaging/StandardCatalog.h"
#include "learn/LessonPlayer.h"
#include "session/BackgroundService.h"
#include "session/Comparison.h"
#include "session/DistanceUnit.h"
#include "session/Experiment.h"
#include "session/Recovery.h"
#include "session/RunProvenance.h"
#include "session/RunStore.h"
#include "session/WriteQueue.h"
#include "window/UndoHistory.h"

#include <optional>

namespace lunette {

/// What a person works on, apart from the window that shows it: data, training, runs, what is being written, and what
/// can be undone. It outlives its window where that is built anew in another language.
struct Workspace {
    Catalog catalog = standardCatalog();
    BackgroundService service;
    WriteQueue writes{service};
    Experiment experiment;
    DistanceUnit unit{service};
    RunStore runs{experiment, service};
    Comparison comparison{experiment, runs};
    RunProvenance provenance{experiment};
    std::optional<Recovery> recovery;  ///< empty until it is told where to keep runs
    LessonPlayer lessons{catalog, service, experiment};
    UndoHistory undo{experiment};
};

}  // namespace lunette
