#include "Error.h"
#include "io/CifarFormat.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace lunette;

namespace {

/// A folder of its own, because batches are recognized by their names.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "lunette-cifar-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        path_ = pattern;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const char* name, const std::uint8_t* data, std::size_t size) const {
        std::ofstream file(path_ / name, std::ios::binary);
        file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
        return (path_ / name).string();
    }
    void remove(const char* name) const { std::filesystem::remove(path_ / name); }

private:
    std::filesystem::path path_;
};

void open(const std::string& path) {
    const CifarFormat format;
    if (!format.recognizes(path)) return;
    try {
        format.open(path, {}, {});
    } catch (const Error&) {
        return;
    }
}

}  // namespace

/// The same bytes as a batch of each version, and as the names of its classes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    folder.write("meta", data, size);
    for (const char* name : {"data_batch_1.bin", "train"}) {
        open(folder.write(name, data, size));
        folder.remove(name);
    }
    return 0;
}
