#include "imaging/MaskDoubts.h"

#include "data/LowerCase.h"
#include "imaging/PictureFiles.h"
#include "imaging/PictureReader.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace lunette {
namespace {

// What the name of a mask has behind that of its picture, and what folders of masks are called.
constexpr std::array<std::string_view, 11> kMaskEndings{"mask",         "masks",      "seg",          "segm",
                                                        "segmentation", "gt",         "ground_truth", "label",
                                                        "labels",       "annotation", "groundtruth"};
constexpr std::array<std::string_view, 14> kMaskFolders{"mask",
                                                        "masks",
                                                        "segmentation",
                                                        "segmentations",
                                                        "segmentationclass",
                                                        "segmentationobject",
                                                        "label",
                                                        "labels",
                                                        "annotation",
                                                        "annotations",
                                                        "gt",
                                                        "groundtruth",
                                                        "seg",
                                                        "ground_truth"};

bool isNumeral(char c) { return c >= '0' && c <= '9'; }

std::string withoutEnding(const std::string& path) {
    const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
    const bool hasEnding = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1);
    return hasEnding ? path.substr(0, dot) : path;
}

/// "x" of "x_mask" or "x-mask"; empty for other names.
std::string withoutMaskWord(const std::string& stem) {
    const std::string small = lowerCase(stem);
    for (const std::string_view word : kMaskEndings)
        if (small.size() > word.size() + 1 && small.ends_with(word)) {
            const std::size_t before = small.size() - word.size() - 1;
            if (std::string_view("_-. ").find(small[before]) != std::string_view::npos) return stem.substr(0, before);
        }
    return {};
}

/// The same, also of "x_mask_1" and "x_mask1".
std::string pictureOfMask(const std::string& stem) {
    if (std::string name = withoutMaskWord(stem); !name.empty()) return name;
    std::size_t end = stem.size();
    while (end > 0 && isNumeral(stem[end - 1])) --end;
    if (end == stem.size() || end == 0) return {};
    if (std::string name = withoutMaskWord(stem.substr(0, end)); !name.empty()) return name;
    return withoutMaskWord(stem.substr(0, end - 1));
}

/// Files that are masks of others by their names.
Message doubtAboutMaskNames(const std::vector<std::string>& files) {
    std::unordered_map<std::string, std::size_t> stems;
    for (std::size_t i = 0; i < files.size(); ++i) stems.emplace(withoutEnding(files[i]), i);
    std::unordered_set<std::string> pictures;
    std::size_t masks = 0, mask = 0, picture = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string name = pictureOfMask(withoutEnding(files[i]));
        const auto found = name.empty() ? stems.end() : stems.find(name);
        if (found == stems.end()) continue;
        if (masks++ == 0) {
            mask = i;
            picture = found->second;
        }
        pictures.insert(name);
    }
    if (masks == 0 || 2 * pictures.size() < files.size() - masks) return {};
    return Message::tr(
        "Doubtful: %1 of %2 pictures look by their names like masks of others, as '%3' is of '%4', and became images "
        "too; move them out of the folder and open it again.",
        masks, files.size(), shownPath(files[mask]), shownPath(files[picture]));
}

/// A folder within a path that may hold masks.
struct FolderPlace {
    std::size_t begin = 0, end = 0;  ///< of its name within the path
};

std::vector<FolderPlace> foldersIn(const std::string& path) {
    std::vector<FolderPlace> places;
    for (std::size_t begin = 0, slash = path.find('/'); slash != std::string::npos;
         begin = slash + 1, slash = path.find('/', begin))
        places.push_back({begin, slash});
    return places;
}

std::string folderAt(const std::string& path, FolderPlace place) {
    return path.substr(place.begin, place.end - place.begin);
}

bool holdsMasks(const std::string& path, FolderPlace place) {
    return std::ranges::find(kMaskFolders, lowerCase(folderAt(path, place))) != kMaskFolders.end();
}

/// The path without the folder's name and its ending, which a picture and its mask have in common.
std::string commonPath(const std::string& path, FolderPlace place) {
    return withoutEnding(path.substr(0, place.begin) + "*" + path.substr(place.end));
}

/// Folders of masks beside one of their pictures.
Message doubtAboutMaskFolders(const std::vector<std::string>& files, const std::string& folder) {
    std::unordered_map<std::string, std::string> pictures;  // the folder that has it, by what it shares with its mask
    std::vector<std::pair<std::string, FolderPlace>> masks;
    for (const std::string& file : files)
        for (const FolderPlace place : foldersIn(file))
            if (holdsMasks(file, place)) masks.emplace_back(file, place);
    if (masks.empty()) return {};
    for (const std::string& file : files)
        for (const FolderPlace place : foldersIn(file))
            if (lowerCase(folderAt(file, place)).find("mask") == std::string::npos && !holdsMasks(file, place))
                pictures.emplace(commonPath(file, place), file.substr(0, place.end));
    std::map<std::string, std::pair<std::size_t, std::string>>
        found;  // masks, and a folder of them, by that of pictures
    std::size_t count = 0;
    for (const auto& [file, place] : masks) {
        const std::string common = commonPath(file, place), other = pictureOfMask(common);
        auto picture = pictures.find(common);
        if (picture == pictures.end() && !other.empty()) picture = pictures.find(other);
        if (picture == pictures.end()) continue;
        auto& [number, folderOfMasks] = found[picture->second];
        if (number++ == 0) folderOfMasks = file.substr(0, place.end);
        ++count;
    }
    if (count < 2 || 2 * count < masks.size()) return {};
    const auto& [picture, most] =
        *std::ranges::max_element(found, {}, [](const auto& one) { return one.second.first; });
    const std::string& mask = most.second;
    const std::string path = shownPath(folder + "/" + picture);
    return Message::tr(
        "Doubtful: %1 of %2 pictures look like masks, for the folder '%3' has the names of '%4', and became images "
        "too; open '%5', or move the masks out of the folder.",
        count, files.size(), shownPath(mask), shownPath(picture), path);
}

}  // namespace

std::vector<Message> doubtsAboutMasks(const std::vector<std::string>& files, const std::string& folder) {
    std::vector<Message> doubts{doubtAboutMaskNames(files), doubtAboutMaskFolders(files, folder)};
    std::erase_if(doubts, [](const Message& doubt) { return doubt.isEmpty(); });
    return doubts;
}

}  // namespace lunette
