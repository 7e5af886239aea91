#pragma once

#include "io/ArrayFormat.h"

namespace lunette {

/// A folder of .npy files that are the classes of one dataset (joinClasses() in ArrayRoles.h): a file of pictures for
/// each class, as Quick, Draw! has them, or a folder of files for each, of one picture or of several. Files of one
/// picture beside each other have no classes. A folder that holds but one folder is passed through. Not recognized:
/// folders with other data files, or with files whose names say more than a class (ArrayFormat finds their partners).
class NpyFolderFormat final : public ArrayFormat {
public:
    std::string name() const override { return "folder of NumPy arrays"; }
    std::vector<std::string> filePatterns() const override { return {}; }
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    bool opensAnyFolder() const override { return true; }

private:
    ArrayFile read(const std::string& path) const override;
    std::string ending(const std::string&) const override { return ".npy"; }
};

}  // namespace lunette
