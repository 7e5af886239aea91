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

/// The state behind the window: data, training, runs, pending writes, and the undo history. It outlives its window when
/// that is built anew in another language.
struct Workspace {
    Catalog catalog = standardCatalog();
    BackgroundService service;
    WriteQueue writes{service};
    Experiment experiment;
    DistanceUnit unit{service};
    RunStore runs{experiment, service};
    Comparison comparison{experiment, runs};
    RunProvenance provenance{experiment};
    std::optional<Recovery> recovery;  ///< empty until the folder of kept runs is known
    LessonPlayer lessons{catalog, service, experiment, runs};
    UndoHistory undo{experiment};

    Workspace() {
        QObject::connect(&experiment, &Experiment::stateChanged, &service,
                         [this] { service.processorShare().setTraining(experiment.isRunning()); });
    }
};

}  // namespace lunette
