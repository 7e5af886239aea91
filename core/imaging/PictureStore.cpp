#include "imaging/PictureStore.h"

#include "Error.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace lunette {

std::unique_ptr<QIODevice> openPictureFile(const std::string& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(ErrorKind::Unreadable, Message::tr("is not there"));
    // Opening a pipe or a terminal could block for ever.
    if (!failure && !std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::Unreadable, Message::tr("is not a file"));
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw Error(ErrorKind::Unreadable, Message::ofSystem(errno));
    auto file = std::make_unique<QFile>();
    if (!file->open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        close(descriptor);
        throw Error(ErrorKind::Unreadable, file->errorString().toStdString());
    }
    return file;
}

std::unique_ptr<QIODevice> FolderStore::open(const std::string& file) const {
    return openPictureFile(folder_ + "/" + file);
}

}  // namespace lunette
