#include "imaging/StandardCatalog.h"

#include "data/Faces.h"
#include "data/MoonPhases.h"
#include "data/Sprites.h"
#include "imaging/DigitSheet.h"
#include "imaging/DownloadableDatasets.h"
#include "imaging/PictureArchive.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureList.h"
#include "imaging/PictureSheet.h"
#include "imaging/PictureTable.h"
#include "io/ArrayFormat.h"
#include "io/CifarFormat.h"
#include "io/CsvFormat.h"
#include "io/DataArchive.h"
#include "io/IdxFormat.h"
#include "io/NpyFolder.h"
#include "io/StlFormat.h"

namespace lunette {

Catalog standardCatalog() {
    Catalog catalog;
    catalog.add(makeMoonSource());
    catalog.add(makeFaceSource());
    catalog.add(makeSpriteSource());
    catalog.add(makeDigitSource());
    for (const DownloadableDataset& set : downloadableDatasets()) catalog.add(makePublishedSource(set));
    // Before IDX, whose first bytes a batch of CIFAR may begin with; STL-10 by its names before the sizes of CIFAR.
    catalog.add(std::make_unique<StlFormat>());
    catalog.add(std::make_unique<CifarFormat>());
    catalog.add(std::make_unique<IdxFormat>());
    catalog.add(std::make_unique<PictureArchiveFormat>());
    catalog.add(std::make_unique<NpyFormat>());
    catalog.add(std::make_unique<NpzFormat>());
    catalog.add(std::make_unique<PickleFormat>());
#ifdef LUNETTE_MATIO
    catalog.add(std::make_unique<MatFormat>());
#endif
#ifdef LUNETTE_HDF5
    catalog.add(std::make_unique<Hdf5Format>());
#endif
    catalog.add(std::make_unique<PictureTableFormat>());
    catalog.add(std::make_unique<CsvFormat>());
    catalog.add(std::make_unique<PictureListFormat>());
    catalog.add(std::make_unique<PictureSheetFormat>());
    catalog.add(std::make_unique<NpyFolderFormat>());
    catalog.add(std::make_unique<PictureFolderFormat>());
    catalog.add(std::make_unique<DataArchive>());
    return catalog;
}

}  // namespace lunette
