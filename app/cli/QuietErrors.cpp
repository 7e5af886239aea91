#include "cli/QuietErrors.h"

#include <fcntl.h>
#include <unistd.h>

namespace lunette::cli {

QuietErrors::QuietErrors() {
    std::fflush(stderr);
    const int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (copy >= 0) real_ = fdopen(copy, "w");
    if (real_ && nothing >= 0) dup2(nothing, STDERR_FILENO);
    if (real_) std::setvbuf(real_, nullptr, _IONBF, 0);
    if (nothing >= 0) close(nothing);
}

QuietErrors::~QuietErrors() {
    if (!real_) return;
    std::fflush(stderr);
    dup2(fileno(real_), STDERR_FILENO);
    std::fclose(real_);
}

}  // namespace lunette::cli
