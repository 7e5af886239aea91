#pragma once

#include "data/Catalog.h"
#include "data/DownloadableDataset.h"

#include <optional>

namespace lunette {

/// The published sets that Lunette knows: Fashion-MNIST, MNIST, KMNIST, and NASA's moon photographs. Lengths and
/// checksums are those that torchvision publishes for the same files.
std::vector<DownloadableDataset> downloadableDatasets();
/// By its name; nothing where there is none.
std::optional<DownloadableDataset> findDownloadableDataset(std::string_view name);

/// Where the user's datasets lie: the chosen folder, else $LUNETTE_DATASETS, or where it is not set
/// $XDG_DATA_HOME/lunette/datasets, that variable being ~/.local/share where it is not set either.
std::string userDatasets();
/// Chooses the folder for the whole process; an empty one chooses none. For any thread.
void chooseUserDatasets(const std::string& folder);

/// The folder that has the set on this computer, the user's before the system's; nothing where none has.
std::optional<std::string> placeOf(const DownloadableDataset& set);

/// Opens a published set from where it lies. A set with files is in IDX, one without is a folder of pictures and takes
/// the parameters of one.
std::unique_ptr<const DatasetSource> makePublishedSource(DownloadableDataset set);

}  // namespace lunette
