#pragma once

#include <string>
#include <vector>

namespace lunette {

/// Several files that are written into a folder together. Unless they are kept, they are taken away again, and so are
/// the folders that were made for them.
class FolderOutput {
public:
    /// Makes the folder, and those above it, where it is missing. Throws Error naming it; nothing is then left behind.
    explicit FolderOutput(std::string folder);
    ~FolderOutput();
    FolderOutput(const FolderOutput&) = delete;
    FolderOutput& operator=(const FolderOutput&) = delete;

    /// The path of a file that is about to be written. One that is there already, and is replaced, is not taken away.
    std::string add(const std::string& name);
    /// All were written.
    void keep();

private:
    std::string folder_;
    std::vector<std::string> made_;   ///< the folders, outermost first
    std::vector<std::string> files_;  ///< the new ones
};

}  // namespace lunette
