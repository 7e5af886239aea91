#pragma once

#include <QIODevice>

#include <memory>
#include <span>
#include <string>

namespace lunette {

/// A source of picture files by their paths in it.
class PictureStore {
public:
    virtual ~PictureStore() = default;

    /// The path of the folder or the archive, for messages.
    virtual const std::string& name() const = 0;
    /// The fastest order to read files in: rising by this.
    virtual std::size_t place(const std::string& /*file*/) const { return 0; }
    /// Prepares at least one of the first of these files for opening, and drops those prepared before.
    virtual std::size_t prepare(std::span<const std::string> files) { return files.size(); }
    /// Opens a prepared file; on any thread. Throws Error, without the file's name, saying why it cannot be read.
    virtual std::unique_ptr<QIODevice> open(const std::string& file) const = 0;
};

/// The files of a folder.
class FolderStore final : public PictureStore {
public:
    explicit FolderStore(std::string folder) : folder_(std::move(folder)) {}
    const std::string& name() const override { return folder_; }
    std::unique_ptr<QIODevice> open(const std::string& file) const override;

private:
    std::string folder_;
};

/// A file, open for reading. Throws Error, without its name, saying why it cannot be opened.
std::unique_ptr<QIODevice> openPictureFile(const std::string& path);

}  // namespace lunette
