#include "cli/Commands.h"
#include "cli/Output.h"
#include "cli/OutputCheck.h"
#include "numeric/Kernels.h"

#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

namespace {

using namespace lunette;
using namespace lunette::cli;

enum ExitCode { Success = 0, Failure = 1, WrongUsage = 2 };

std::vector<Command> allCommands() {
    return {datasetsCommand(), fetchCommand(),  inspectCommand(),     trainCommand(),  evaluateCommand(),
            encodeCommand(),   decodeCommand(), reconstructCommand(), sampleCommand(), interpolateCommand(),
            exportCommand(),   importCommand(), benchCommand()};
}

int fail(std::string message, ExitCode code) {
    std::cerr << "lunette-cli: error: " << oneLine(std::move(message)) << '\n';
    return code;
}

void run(const std::vector<std::string>& words) {
    const std::vector<Command> commands = allCommands();
    if (words.empty()) throw UsageError("a command is missing; see 'lunette-cli --help'.");
    const std::string& name = words.front();
    if (name == "--help" || name == "-h" || name == "help") {
        std::cout << helpText(commands);
        return;
    }
    if (name == "--version") {
        std::cout << "lunette-cli " LUNETTE_VERSION " (" << kernelsName() << ")\n";
        return;
    }
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (command == commands.end()) throw UsageError("there is no command '" + name + "'; see 'lunette-cli --help'.");
    const auto rest = std::span(words).subspan(1);
    if (std::ranges::count(rest, "--help") > 0 || std::ranges::count(rest, "-h") > 0) {
        std::cout << helpText(*command);
        return;
    }
    const Arguments arguments(*command, rest);
    requireSafeOutputs(*command, arguments);
    command->run(arguments);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
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
