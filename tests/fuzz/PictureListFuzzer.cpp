#include "Error.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureList.h"

#include <QImage>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

using namespace lunette;

namespace {

/// A folder with two pictures for a list to name.
struct Folder {
    Folder() {
        for (const char* name : {"cats/0.png", "dogs/1.png"}) {
            std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
            QImage image(8, 8, QImage::Format_Grayscale8);
            image.fill(90);
            if (!image.save(QString::fromStdString(path(name)))) __builtin_trap();
        }
    }
    std::string path(const std::string& name) const { return directory.path().toStdString() + "/" + name; }
    QTemporaryDir directory;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    const std::string list = folder.path("list.pictures");
    std::ofstream(list, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const PictureListFormat format;
    try {
        const DataSplit split = format.open(list, format.defaults(), {});
        if (split.train->size() < 1 || split.test->size() < 1) __builtin_trap();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
