#pragma once

#include "data/ImportReport.h"
#include "data/Progress.h"

#include <QString>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lunette {

/// The contents of a folder and the folders within it.
struct PictureFiles {
    std::vector<std::string> pictures;            ///< paths within the folder, sorted
    std::int64_t byContent = 0;                   ///< how many of them are known by their first bytes only
    std::map<std::string, std::int64_t> unread;   ///< pictures in formats that are not read, by their endings
    std::string firstUnread;                      ///< the first of these by name, for people
    std::map<std::string, std::int64_t> others;   ///< how many files of which other ending: ".txt"; at most 100 endings
    std::vector<std::string> tables;              ///< paths of texts that may hold attributes; at most 100
    std::vector<ImportReport::Skipped> unusable;  ///< names of pictures that are not files, and unreadable folders
    std::int64_t moreUnusable = 0;                ///< how many of them are not listed: the list ends at 10,000
    std::int64_t hidden = 0;                      ///< files and folders that were passed over
    std::int64_t linkedFolders = 0;               ///< links to folders, which were not followed
    std::string firstLinkedFolder;                ///< the first of these by name, for people
    std::vector<Message> notes;                   ///< other notes, a sentence each

    /// A picture in a format that is not read.
    void addUnread(const std::string& path);
    void addLinkedFolder(const std::string& path);
    /// Says of the links to folders what to do about them; empty where there is none.
    Message linksText() const;
};

/// What a file is by its name: `.heic` and the like are pictures that cannot be read, and files without an ending or
/// with an unknown one may be pictures by their first bytes.
enum class FileKind { Picture, Unread, Table, Other, Unknown };
FileKind fileKindOf(const std::string& path);

/// Hidden files and folders are passed over, and so are links to folders, which may lead back. Throws Error where the
/// folder itself cannot be read.
PictureFiles findPictures(const std::string& folder, const Progress& progress);

/// The first folder of a path within the dataset ("cat" of "cat/black/1.png"), or all of them ("cat/black"); empty for
/// a file outside of folders.
std::string firstFolder(const std::string& path);
std::string wholeFolder(const std::string& path);

/// The deepest folder that holds all of these files, of which there is at least one.
std::filesystem::path deepestFolderOf(const std::vector<std::filesystem::path>& files);

}  // namespace lunette
