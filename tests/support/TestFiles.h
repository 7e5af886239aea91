#pragma once

#include "Error.h"
#include "Paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace lunette::test {

using Bytes = std::vector<std::uint8_t>;

/// A folder that is gone after the test.
class TemporaryFolder {
public:
    std::string path(const std::string& name = {}) const {
        return (name.empty() ? folder_.path() : folder_.filePath(QString::fromStdString(name))).toStdString();
    }
    std::string write(const std::string& name, const Bytes& bytes) const {
        std::ofstream file(path(name), std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (!file) throw std::runtime_error("cannot write " + path(name));
        return path(name);
    }
    /// The names of what lies in it, joined: to see that nothing was left behind.
    QStringList names() const {
        return QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private:
    QTemporaryDir folder_;
};

inline Bytes readAll(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The pixels of one image of a dataset.
template <class Images>
Bytes bytesOfImage(const Images& images, std::int64_t i) {
    const auto pixels = images.image(i);
    return {pixels.begin(), pixels.end()};
}

/// What an Error says; empty when none is thrown.
template <class Action>
QString messageOf(const Action& action) {
    try {
        action();
        return {};
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

/// Real and hostile data that lie beside the project, or empty: tests that want them are then skipped.
inline QString realData(const QString& name) {
    const QString root = qEnvironmentVariable("LUNETTE_TEST_DATA", sourcePath("../shared/data"));
    const QString path = root + "/" + name;
    return QFileInfo::exists(path) ? path : QString();
}

/// A file made to break a reader, and whether one is to "accept" it, to "reject" it or may do "either".
struct HostileFile {
    std::string path;
    QByteArray expected;
};

/// Those whose name begins with prefix; none where they do not lie beside the project.
inline std::vector<HostileFile> hostileFiles(const QByteArray& prefix) {
    std::vector<HostileFile> files;
    const QString manifest = realData("hostile/manifest.tsv");
    QFile file(manifest);
    if (manifest.isEmpty() || !file.open(QIODevice::ReadOnly)) return files;
    const QDir folder = QFileInfo(manifest).dir();
    for (const QByteArray& line : file.readAll().split('\n')) {
        const auto fields = line.split('\t');
        if (fields.size() < 2 || !fields[0].startsWith(prefix)) continue;
        files.push_back({folder.filePath(QString::fromUtf8(fields[0])).toStdString(), fields[1]});
    }
    return files;
}

}  // namespace lunette::test
