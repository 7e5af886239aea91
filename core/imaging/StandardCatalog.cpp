#include "imaging/StandardCatalog.h"

#include "data/Faces.h"
#include "data/MoonPhases.h"
#include "data/Sprites.h"
#include "imaging/DigitSheet.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureSheet.h"
#include "io/ArrayFormat.h"
#include "io/CsvFormat.h"
#include "io/IdxFormat.h"

#include <cstdlib>
#include <filesystem>

namespace lunette {

namespace {

struct InstalledSet {
    std::string name, title, description;
    std::vector<std::string> folders;  ///< looked into in this order
    std::vector<std::string> classNames;
    std::string advice;  ///< what to do where no folder holds it
};

/// Real pictures in IDX files that the system or the user has put in a known place.
class InstalledSource final : public DatasetSource {
public:
    explicit InstalledSource(InstalledSet set) : set_(std::move(set)) {}
    std::string name() const override { return set_.name; }
    std::string title() const override { return set_.title; }
    std::string description() const override { return set_.description; }
    std::vector<ParameterInfo> parameters() const override { return {}; }
    Settings defaults() const override { return {}; }

    DataSplit open(const Settings& settings, const Progress& progress) const override {
        if (!settings.empty()) throwUnknownParameter(settings.begin()->first, parameters());
        for (const std::string& folder : set_.folders) {
            if (!IdxFormat().recognizes(folder)) continue;
            DataSplit split = openIdx(folder, set_.name, set_.classNames, progress);
            split.recipe = set_.name;
            return split;
        }
        throw Error("The dataset '" + set_.name + "' is not on this computer; " + set_.advice);
    }

private:
    InstalledSet set_;
};

/// $XDG_DATA_HOME/lunette/datasets/<name>, the variable being ~/.local/share where it is not set.
std::string userFolder(const std::string& name) {
    namespace fs = std::filesystem;
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base = data && *data ? fs::path(data) : fs::path(home ? home : "") / ".local" / "share";
    return (base / "lunette" / "datasets" / name).string();
}

InstalledSet fashionMnist() {
    const std::string folder = userFolder("fashion-mnist");
    return {"fashion-mnist",
            "Fashion-MNIST",
            "70,000 grey pictures of clothes, 28 x 28, ten classes; Zalando SE, MIT licence.",
            {folder, "/usr/share/datasets/fashion-mnist"},
            {"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"},
            "install Debian's package dataset-fashion-mnist, put its four files into '" + folder +
                "', or open them by their path."};
}

InstalledSet mnist() {
    const std::string folder = userFolder("mnist");
    return {"mnist",
            "MNIST",
            "70,000 handwritten digits, 28 x 28; Y. LeCun, C. Cortes and C. Burges, usually cited as CC BY-SA 3.0.",
            {folder},
            {},
            "put its four files (train-images-idx3-ubyte.gz, ...) into '" + folder + "' or open them by their path."};
}

}  // namespace

Catalog standardCatalog() {
    Catalog catalog;
    catalog.add(makeMoonSource());
    catalog.add(makeFaceSource());
    catalog.add(makeSpriteSource());
    catalog.add(makeDigitSource());
    catalog.add(std::make_unique<InstalledSource>(fashionMnist()));
    catalog.add(std::make_unique<InstalledSource>(mnist()));
    catalog.add(std::make_unique<IdxFormat>());
    catalog.add(std::make_unique<NpyFormat>());
    catalog.add(std::make_unique<NpzFormat>());
    catalog.add(std::make_unique<CsvFormat>());
    catalog.add(std::make_unique<PictureSheetFormat>());
    catalog.add(std::make_unique<PictureFolderFormat>());
    return catalog;
}

}  // namespace lunette
