#pragma once

#include <QIODevice>

#include <memory>
#include <span>
#include <string>

namespace lunette {

/// Where picture files are read from, by the paths that they have in it.
class PictureStore {
public:
    virtual ~PictureStore() = default;

    /// The path of the folder or the archive, for messages.
    virtual const std::string& name() const = 0;
    /// Files are best read in rising order of this.
    virtual std::size_t place(const std::string& /*file*/) const { return 0; }
    /// Gets ready for opening as many of the first of these files as it likes, at least one, and forgets those before.
    virtual std::size_t prepare(std::span<const std::string> files) { return files.size(); }
    /// One that was prepared; by any thread. Throws Error, without the file's name, saying why it cannot be read.
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

/// A file, open for reading. Throws Error, without its name, saying why it cannot be.
std::unique_ptr<QIODevice> openPictureFile(const std::string& path);

}  // namespace lunette
