#include "cli/Version.h"

namespace lunette::cli {

std::string versionNumber() { return LUNETTE_VERSION; }

std::string versionLine(const std::string& program, const std::string& detail) {
    const std::string hash = LUNETTE_COMMIT;
    const std::string commit = hash.empty() ? "" : "commit " + hash;
    const std::string between = detail.empty() || commit.empty() ? "" : ", ";
    const std::string more = detail + between + commit;
    return program + ' ' + versionNumber() + (more.empty() ? "" : " (" + more + ")");
}

}  // namespace lunette::cli
