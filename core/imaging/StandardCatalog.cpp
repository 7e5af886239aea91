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
#include "io/CsvFormat.h"
#include "io/IdxFormat.h"

namespace lunette {

Catalog standardCatalog() {
    Catalog catalog;
    catalog.add(makeMoonSource());
    catalog.add(makeFaceSource());
    catalog.add(makeSpriteSource());
    catalog.add(makeDigitSource());
    for (const DownloadableDataset& set : downloadableDatasets()) catalog.add(makePublishedSource(set));
    catalog.add(std::make_unique<IdxFormat>());
    catalog.add(std::make_unique<PictureArchiveFormat>());
    catalog.add(std::make_unique<NpyFormat>());
    catalog.add(std::make_unique<NpzFormat>());
    catalog.add(std::make_unique<PictureTableFormat>());
    catalog.add(std::make_unique<CsvFormat>());
    catalog.add(std::make_unique<PictureListFormat>());
    catalog.add(std::make_unique<PictureSheetFormat>());
    catalog.add(std::make_unique<PictureFolderFormat>());
    return catalog;
}

}  // namespace lunette
