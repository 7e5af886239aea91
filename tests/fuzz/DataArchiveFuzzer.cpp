#include "Error.h"
#include "MemoryFile.h"
#include "io/ArrayFormat.h"
#include "io/CsvFormat.h"
#include "io/DataArchive.h"
#include "io/IdxFormat.h"

using namespace lunette;

namespace {

Catalog formats() {
    Catalog catalog;
    catalog.add(std::make_unique<IdxFormat>());
    catalog.add(std::make_unique<NpyFormat>());
    catalog.add(std::make_unique<CsvFormat>());
    catalog.add(std::make_unique<DataArchive>());
    return catalog;
}

}  // namespace

/// Opens the table or the arrays in an archive, or a file that is packed by itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Catalog catalog = formats();
    const test::MemoryFile file(data, size);
    for (const char* within : {"", "/train.csv"}) {
        try {
            const DataSplit split = catalog.open(file.path() + within);
            if (split.train->size() < 1 || split.test->size() < 1) __builtin_trap();
        } catch (const Error&) {
            continue;
        }
    }
    return 0;
}
