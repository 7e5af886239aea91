#include "cli/Output.h"

#include "data/LowerCase.h"
#include "imaging/PictureExport.h"
#include "imaging/PictureFile.h"
#include "io/AtomicFile.h"

#include <algorithm>
#include <array>
#include <iostream>

namespace lunette::cli {
namespace {

/// Who asks for one of these does not mean a folder.
constexpr std::array<std::string_view, 10> kOtherPictures{".gif",  ".jpg",  ".jpeg", ".bmp", ".tif",
                                                          ".tiff", ".webp", ".svg",  ".pdf", ".mp4"};

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
    writeTextFile(path, text);
}

Option magnifyOption() {
    return {"magnify", Value::Word, "N", "Side of the square that each pixel becomes; default 1."};
}

PictureTarget pictureTarget(const std::string& output, bool animationAllowed) {
    const std::string kind = lowerCaseEnding(output);
    if (kind == ".png") return PictureTarget::Grid;
    if (kind == ".gif" && animationAllowed) return PictureTarget::Animation;
    if (std::ranges::count(kOtherPictures, kind) == 0) return PictureTarget::Folder;
    throw UsageError("--output '" + output + "' must end in .png" + (animationAllowed ? " or .gif" : "") +
                     ", or be a folder's name; " + kind + " is not written here.");
}

bool picturesFillFolder(const Arguments& arguments, bool animationAllowed) {
    return pictureTarget(arguments.required("output"), animationAllowed) == PictureTarget::Folder;
}

void writePictures(const Arguments& arguments, const PictureSheet& sheet, bool animationAllowed) {
    const std::string output = arguments.required("output");
    const auto magnification = static_cast<int>(arguments.integer("magnify", 1, {1, 64}));
    switch (pictureTarget(output, animationAllowed)) {
        case PictureTarget::Grid:
            return savePng(sheetImage(sheet, magnification), output);
        case PictureTarget::Animation:
            return saveMorph(sheet, magnification, output);
        case PictureTarget::Folder:
            return saveNumbered(sheet, magnification, output);
    }
}

}  // namespace lunette::cli
