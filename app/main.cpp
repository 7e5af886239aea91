#include "MainWindow.h"

#include <QApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr const char* kUsage =
    "Usage: lunette [DATASET | MODEL.lunette]\n"
    "Opens the window, with a dataset (a built-in's name, a file or a folder of pictures) or a model.\n"
    "\n"
    "  -h, --help      show this and exit\n"
    "  --version       show the version and exit\n"
    "\n"
    "Without a display, use lunette-cli.\n";

struct CommandLine {
    std::string open;               ///< empty: the window's own choice
    std::optional<int> exitStatus;  ///< set when there is nothing to show a window for
};

/// Reads the options before anything of Qt exists, because Qt aborts where there is no display.
CommandLine parse(int argc, char** argv) {
    CommandLine result;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "-h" || argument == "--help") {
            std::fputs(kUsage, stdout);
            result.exitStatus = 0;
        } else if (argument == "--version") {
            std::puts("lunette " LUNETTE_VERSION);
            result.exitStatus = 0;
        } else if (argument.starts_with("-platform") || argument.starts_with("-style")) {
            ++i;  // Qt's own, with a value
            continue;
        } else if (argument.starts_with("-") || !result.open.empty()) {
            std::fprintf(stderr, "lunette: error: unexpected argument '%s'; see lunette --help\n", argv[i]);
            result.exitStatus = 2;
        } else {
            result.open = argument;
            continue;
        }
        return result;
    }
    return result;
}

bool hasDisplay(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]).starts_with("-platform")) return true;
    }
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        const char* value = std::getenv(name);
        if (value && *value) return true;
    }
    return false;
}

int signalPipe[2];

/// Lets SIGTERM and SIGINT close the window as a person would, without the question: a handler may only write.
void closeOnSignals(lunette::MainWindow& window) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0) return;
    auto* notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &window);
    QObject::connect(notifier, &QSocketNotifier::activated, &window, [&window, notifier] {
        notifier->setEnabled(false);
        window.closeAtOnce();
    });
    struct sigaction action {};
    action.sa_handler = [](int) {
        const char byte = 1;
        [[maybe_unused]] const auto written = write(signalPipe[0], &byte, 1);
    };
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    const CommandLine command = parse(argc, argv);
    if (command.exitStatus) return *command.exitStatus;
    if (!hasDisplay(argc, argv)) {
        std::fputs("lunette: error: there is no display; use lunette-cli, which needs none\n", stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Lunette"));
    QApplication::setOrganizationName(QStringLiteral("Lunette"));
    QApplication::setApplicationVersion(QStringLiteral(LUNETTE_VERSION));
    lunette::MainWindow window;
    closeOnSignals(window);
    if (!command.open.empty()) window.open(QString::fromLocal8Bit(command.open.c_str()));
    window.show();
    return QApplication::exec();
}
