#include "cli/Output.h"

#include "imaging/GifWriter.h"
#include "imaging/PictureFile.h"
#include "io/AtomicFile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace lunette::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kFramesPerSecond = 12;

/// Who asks for one of these does not mean a folder.
constexpr std::array<std::string_view, 10> kOtherPictures{".gif",  ".jpg",  ".jpeg", ".bmp", ".tif",
                                                          ".tiff", ".webp", ".svg",  ".pdf", ".mp4"};

std::string ending(const std::string& path) {
    std::string text = fs::path(path).extension().string();
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

void writeFolder(const std::string& folder, const Matrix& pictures, const PictureOrigin& origin, ImageShape shape,
                 int magnification) {
    makeFolder(folder);
    for (Index i = 0; i < pictures.cols(); ++i) {
        std::string number = std::to_string(i + 1);
        if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
        savePng(marked(pictureGrid(pictures.col(i), shape, {1, magnification, 0}), origin.of(i)),
                (fs::path(folder) / (number + ".png")).string());
    }
}

void writeAnimation(const std::string& path, const Matrix& pictures, ImageShape shape, int magnification) {
    std::vector<QImage> frames;
    for (Index i = 0; i < pictures.cols(); ++i)
        frames.push_back(pictureGrid(pictures.col(i), shape, {1, magnification, 0}));
    for (std::size_t i = frames.size() - 2; i > 0 && frames.size() > 2; --i) frames.push_back(frames[i]);
    saveGif(frames, kFramesPerSecond, path);
}

}  // namespace

std::string oneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; }, ' ');
    return text;
}

void writeText(const std::string& path, const std::string& text) {
    if (path == "-") {
        std::cout << text << std::flush;
        return;
    }
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    writeWholeFile(path, std::span(&bytes, 1));
}

void requireWritable(const std::string& path) {
    if (path == "-") return;
    const fs::path parent = fs::path(path).parent_path();
    const std::string folder = parent.empty() ? "." : parent.string();
    if (access(folder.c_str(), W_OK | X_OK) != 0 || fs::is_directory(path))
        throw Error("'" + path + "' cannot be written: " +
                    (fs::is_directory(path) ? "it is a folder" : std::strerror(errno)) + "; name another file.");
}

Option magnifyOption() { return {"magnify", "N", "Side of the square that each pixel becomes; default 1."}; }

PictureTarget pictureTarget(const std::string& output, bool animationAllowed) {
    const std::string kind = ending(output);
    if (kind == ".png") return PictureTarget::Grid;
    if (kind == ".gif" && animationAllowed) return PictureTarget::Animation;
    if (std::ranges::count(kOtherPictures, kind) == 0) return PictureTarget::Folder;
    throw UsageError("--output '" + output + "' must end in .png" + (animationAllowed ? " or .gif" : "") +
                     ", or be a folder's name; " + kind + " is not written here.");
}

void writePictures(const Arguments& arguments, const Matrix& pictures, const PictureOrigin& origin, ImageShape shape,
                   Index columns, bool animationAllowed) {
    const std::string output = arguments.required("output");
    const auto magnification = static_cast<int>(arguments.integer("magnify", 1, {1, 64}));
    switch (pictureTarget(output, animationAllowed)) {
        case PictureTarget::Grid:
            return savePng(marked(pictureGrid(pictures, shape, {columns, magnification, 0}), origin), output);
        case PictureTarget::Animation:
            return writeAnimation(output, pictures, shape, magnification);
        case PictureTarget::Folder:
            return writeFolder(output, pictures, origin, shape, magnification);
    }
}

Index squareColumns(Index n) { return static_cast<Index>(std::ceil(std::sqrt(static_cast<double>(n)))); }

}  // namespace lunette::cli
