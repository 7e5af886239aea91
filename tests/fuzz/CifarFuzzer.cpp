#include "Error.h"
#include "io/CifarFormat.h"
#include "io/StlFormat.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

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

void open(const DatasetFormat& format, const std::string& path) {
    if (!format.recognizes(path)) return;
    try {
        format.open(path, {}, {});
    } catch (const Error&) {
        return;
    }
}

}  // namespace

constexpr std::size_t kLongestNames = 256;

/// The same bytes as a batch of each version of CIFAR, as the names of its classes, and as the labels and names of two
/// pictures of STL-10.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder, pictures;
    folder.write("meta", data, size);
    for (const char* name : {"data_batch_1.bin", "train"}) {
        open(CifarFormat(), folder.write(name, data, size));
        folder.remove(name);
    }
    static const std::vector<std::uint8_t> two(std::size_t{2} * 3 * 96 * 96);
    static const std::string path = pictures.write("train_X.bin", two.data(), two.size());
    if (size > kLongestNames) return 0;
    pictures.write("train_y.bin", data, size);
    pictures.write("class_names.txt", data, size);
    open(StlFormat(), path);
    return 0;
}
