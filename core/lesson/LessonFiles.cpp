#include "lesson/LessonFiles.h"

#include "io/Archive.h"
#include "io/WholeFile.h"
#include "lesson/ShippedLessons.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <filesystem>

namespace lunette {

namespace {

constexpr std::uint64_t kLargestText = std::uint64_t{1} << 20;

bool isOfLesson(const std::string& name) { return name == "lesson.json" || name.ends_with(".md"); }

std::string textOf(const SharedBytes& bytes) {
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    std::string text(bytes.bytes.begin(), bytes.bytes.end());
    return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

[[noreturn]] void failTooLarge(const std::string& path) {
    throw Error(ErrorKind::TooLarge, Message::tr("'%1' is larger than 1 MiB, which no text of a lesson is.", path));
}

void readFolder(LessonFiles& files) {
    std::error_code failure, ignored;
    std::filesystem::directory_iterator entry(files.place, failure);
    for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        if (!isOfLesson(name) || !entry->is_regular_file(ignored)) continue;
        if (entry->file_size(ignored) > kLargestText) failTooLarge(entry->path().string());
        files.texts[name] = textOf(wholeFile(entry->path().string()));
    }
    if (failure)
        throw Error(ErrorKind::Unreadable,
                    Message::tr("The folder '%1' cannot be read: %2.", files.place, Message::ofSystem(failure)));
}

/// The folder in which the only lesson of an archive lies, with its slash.
std::string folderIn(const Archive& archive) {
    for (const Archive::Entry& entry : archive.entries()) {
        const std::size_t slash = entry.name.rfind('/');
        const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
        if (entry.name.substr(begin) == "lesson.json" && std::ranges::count(entry.name, '/') <= 1)
            return entry.name.substr(0, begin);
    }
    return {};
}

void readArchive(LessonFiles& files) {
    Archive archive(files.place);
    const std::string folder = folderIn(archive);
    for (std::size_t i = 0; i < archive.entries().size(); ++i) {
        const Archive::Entry& entry = archive.entries()[i];
        if (!entry.name.starts_with(folder)) continue;
        const std::string name = entry.name.substr(folder.size());
        if (entry.kind != Archive::Entry::Kind::File || name.find('/') != std::string::npos || !isOfLesson(name))
            continue;
        const Archive::Bound bound{kLargestText, Message::tr("No text of a lesson is so large.")};
        files.texts[name] = textOf(archive.contents(i, bound, {}));
    }
}

}  // namespace

bool holdsLesson(const std::string& path) {
    const std::filesystem::path place(path);
    std::error_code ignored;
    if (place.filename() == "lesson.json") return std::filesystem::is_regular_file(place, ignored);
    if (std::filesystem::is_directory(place, ignored))
        return std::filesystem::is_regular_file(place / "lesson.json", ignored);
    if (place.extension() != ".zip") return false;
    try {
        const Archive archive(path);
        return std::ranges::any_of(archive.entries(), [](const Archive::Entry& entry) {
            return entry.name == "lesson.json" ||
                   (entry.name.ends_with("/lesson.json") && std::ranges::count(entry.name, '/') == 1);
        });
    } catch (const Error&) {
        return false;
    }
}

LessonFiles readLessonFiles(const std::string& path) {
    LessonFiles files{path, {}};
    while (files.place.size() > 1 && files.place.ends_with('/')) files.place.pop_back();
    if (std::filesystem::path(files.place).filename() == "lesson.json")
        files.place = std::filesystem::path(files.place).parent_path().string();
    std::error_code ignored;
    if (files.place.empty()) files.place = ".";
    if (std::filesystem::is_directory(files.place, ignored))
        readFolder(files);
    else
        readArchive(files);
    if (!files.texts.contains("lesson.json"))
        throw Error(ErrorKind::Unreadable,
                    Message::tr("'%1' holds no lesson.json; name the folder or the ZIP file of a lesson.", path));
    return files;
}

std::vector<std::string> shippedLessons() {
    std::vector<std::string> names;
    for (const ShippedText& text : shippedTexts())
        if (names.empty() || names.back() != text.lesson) names.emplace_back(text.lesson);
    return names;
}

std::optional<std::string> findShippedLesson(const std::string& text) {
    const auto number = parseNumber<int>(text);
    for (const std::string& name : shippedLessons())
        if (text == name || (number && number == parseNumber<int>(name.substr(0, name.find('-'))))) return name;
    return std::nullopt;
}

LessonFiles shippedLessonFiles(const std::string& name) {
    LessonFiles files{name, {}};
    for (const ShippedText& text : shippedTexts())
        if (text.lesson == name) files.texts.emplace(text.file, text.contents);
    if (!files.texts.empty()) return files;
    std::string known;
    for (const std::string& lesson : shippedLessons()) known += (known.empty() ? "" : ", ") + lesson;
    throw Error(ErrorKind::Unknown,
                Message::tr("There is no lesson '%1', neither shipped nor as a folder or ZIP file. Shipped are: %2.",
                            name, known));
}

}  // namespace lunette
