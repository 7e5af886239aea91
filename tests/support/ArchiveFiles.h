#pragma once

#include "TestFiles.h"

#include <archive.h>
#include <archive_entry.h>

namespace lunette::test {

struct ArchiveMember {
    std::string name;
    Bytes contents;
    std::string linksTo{};  ///< not empty: a symbolic link
};

/// How an archive is written: libarchive's names of a format and of a filter.
struct ArchiveKind {
    const char* format = "zip";
    const char* filter = "none";
    const char* password = nullptr;  ///< of a ZIP
};

/// Writes such an archive.
inline void writeArchive(const std::string& path, const ArchiveKind& kind, const std::vector<ArchiveMember>& members) {
    archive* writer = archive_write_new();
    const auto require = [&](int result) {
        if (result < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer));
    };
    require(archive_write_set_format_by_name(writer, kind.format));
    if (std::string(kind.filter) != "none") require(archive_write_add_filter_by_name(writer, kind.filter));
    if (kind.password != nullptr) {
        require(archive_write_set_options(writer, "zip:encryption=traditional"));
        require(archive_write_set_passphrase(writer, kind.password));
    }
    require(archive_write_open_filename(writer, path.c_str()));
    for (const ArchiveMember& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.c_str());
        archive_entry_set_perm(entry, 0644);
        if (member.linksTo.empty()) {
            archive_entry_set_filetype(entry, AE_IFREG);
            archive_entry_set_size(entry, static_cast<la_int64_t>(member.contents.size()));
        } else {
            archive_entry_set_filetype(entry, AE_IFLNK);
            archive_entry_set_symlink(entry, member.linksTo.c_str());
        }
        require(archive_write_header(writer, entry));
        if (!member.contents.empty())
            require(static_cast<int>(archive_write_data(writer, member.contents.data(), member.contents.size()) < 0));
        archive_entry_free(entry);
    }
    require(archive_write_close(writer));
    archive_write_free(writer);
}

}  // namespace lunette::test
