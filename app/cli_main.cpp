#include "cli/Commands.h"
#include "cli/Documents.h"
#include "cli/Output.h"
#include "cli/OutputCheck.h"
#include "cli/Version.h"
#include "numeric/Kernels.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>

namespace {

using namespace lunette;
using namespace lunette::cli;

enum ExitCode { Success = 0, Failure = 1, WrongUsage = 2 };

Program program() {
    return {"lunette-cli",
            versionLine("lunette-cli", kernelsName()),
            "Lunette without its window: train autoencoders on pictures, measure them, draw with them.",
            "DATASET is the name of a built-in ('lunette-cli datasets' lists them), with parameters if you like\n"
            "(moons:count=4000,gap=0.6-0.9), or the path of a file or folder. MODEL is a .lunette file.\n"
            "'lunette-cli COMMAND --help' explains a command; 'lunette-cli --version' prints the version.\n"
            "Progress goes to stderr, only results to stdout. Exit code 0; 1 after an error; 2 for a wrong command "
            "line.",
            {datasetsCommand(), fetchCommand(), inspectCommand(), trainCommand(), evaluateCommand(), encodeCommand(),
             decodeCommand(), reconstructCommand(), sampleCommand(), interpolateCommand(), exportCommand(),
             importCommand(), benchCommand(), lessonCommand()}};
}

int fail(std::string message, ExitCode code) {
    std::cerr << "lunette-cli: error: " << oneLine(std::move(message)) << '\n';
    return code;
}

void run(const std::vector<std::string>& words) {
    const Program all = program();
    if (const auto document = documentFor(all, words)) {
        std::cout << *document;
        return;
    }
    const Request request = parseCommandLine(all, words);
    if (request.command == nullptr) {
        std::cout << request.text;
        return;
    }
    requireSafeOutputs(*request.command, request.arguments);
    request.command->run(request.arguments);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
    // The system's own time zone. Where it is not named, the C library looks for its file several times for each member
    // of a ZIP that libarchive lists, which takes a third of the time.
    setenv("TZ", ":/etc/localtime", 0);
    try {
        run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
        std::cout.flush();
        return std::cout ? Success : fail("the result could not be written to stdout.", Failure);
    } catch (const UsageError& error) {
        return fail(error.what(), WrongUsage);
    } catch (const Error& error) {
        return fail(error.what(), Failure);
    } catch (const std::bad_alloc&) {
        return fail("there is not enough memory for this; a smaller model or dataset needs less.", Failure);
    } catch (const std::exception& error) {
        return fail(std::string("unexpected: ") + error.what(), Failure);
    }
}
