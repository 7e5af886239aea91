#include "imaging/PictureList.h"

#include "imaging/PictureFolder.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPath = 4096;
constexpr qsizetype kNameLength = 12;  // of the hash: enough that no two lists meet

/// As absolute paths.
std::vector<fs::path> readList(const fs::path& list) {
    std::ifstream file(list);
    if (!file)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be read; see to its permissions.", list.string()));
    std::vector<fs::path> pictures;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.size() > kLongestPath || line.find('\0') != std::string::npos)
            throw Error(
                ErrorKind::Damaged,
                Message::tr(
                    "'%1', line %2: this is not the name of a file; write the path of one picture into each line.",
                    list.string(), number));
        if (!line.empty() && line.front() != '#')
            pictures.push_back((fs::absolute(list).parent_path() / line).lexically_normal());
    }
    if (pictures.empty())
        throw Error(ErrorKind::TooFew,
                    Message::tr("'%1' names no picture; write the path of one into each of its lines.", list.string()));
    return pictures;
}

}  // namespace

std::vector<ParameterInfo> PictureListFormat::parameters() const { return folderParameters().describe(); }

Settings PictureListFormat::defaults() const { return folderParameters().settings({}); }

bool PictureListFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    return fs::path(path).extension() == ".pictures" && fs::is_regular_file(path, ignored);
}

std::vector<std::string> PictureListFormat::files(const std::string& path) const {
    std::vector<std::string> files{path};
    for (const fs::path& picture : readList(path)) files.push_back(picture.string());
    return files;
}

DataSplit PictureListFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    FolderOptions options;
    folderParameters().apply(settings, options);
    const std::vector<fs::path> pictures = readList(path);
    const fs::path folder = deepestFolderOf(pictures);
    PictureFiles files;
    for (const fs::path& picture : pictures)
        files.pictures.push_back(picture.lexically_relative(folder).generic_string());
    const std::string name = std::to_string(pictures.size()) + " pictures of " + folder.filename().string();
    return openPictures({std::make_shared<FolderStore>(folder.string()), files, {}, name}, options, progress);
}

std::string pictureListText(const std::vector<std::string>& pictures) {
    std::vector<std::string> lines;
    lines.reserve(pictures.size());
    for (const std::string& picture : pictures) lines.push_back(fs::absolute(picture).lexically_normal().string());
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines) {
        if (line.find_first_of("\r\n") != std::string::npos)
            throw Error(ErrorKind::Unwritable,
                        Message::tr("'%1' has a line break in its name; rename it to open it with others.", line));
        text += line + '\n';
    }
    return text;
}

std::string pictureListName(const std::string& text) {
    const QByteArray bytes = QByteArray::fromStdString(text);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return hash.left(kNameLength).toStdString() + ".pictures";
}

}  // namespace lunette
