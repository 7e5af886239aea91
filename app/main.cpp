#include "EndSignals.h"
#include "MainWindow.h"
#include "io/FileAddress.h"
#include "io/RecoveryFile.h"

#include <QApplication>

#include <csignal>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace {

constexpr const char* kUsage =
    "Usage: lunette [--train] [DATASET | MODEL.lunette]\n"
    "Opens the window, with a dataset (a built-in's name, a file or a folder of pictures) or a model.\n"
    "\n"
    "      --train     press Train when it is open\n"
    "  -h, --help      show this and exit\n"
    "  --version       show the version and exit\n"
    "\n"
    "Without a display, use lunette-cli.\n";

struct CommandLine {
    std::string open;  ///< empty: the window's own choice
    bool train = false;
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
        } else if (argument == "--train") {
            result.train = true;
            continue;
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

/// What to open, an address as the path that it stands for; false after an error that is said.
bool takeAddress(std::string& open) {
    try {
        open = lunette::datasetOfAddress(open);
        return true;
    } catch (const lunette::Error& error) {
        std::fprintf(stderr, "lunette: error: %s\n", error.what());
        return false;
    }
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

/// Writes what was not saved for the next start. Gives the exit status.
int keepForNextTime(lunette::MainWindow& window) {
    try {
        window.keepForNextTime();
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "lunette: error: %s\n", error.what());
        return 1;
    }
}

/// Session managers may tell the program to quit without having asked it to save first. Who closes the window quits
/// only after that.
class QuitWatch : public QObject {
public:
    explicit QuitWatch(lunette::MainWindow& window) : QObject(&window), window_(window) {
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == qApp && event->type() == QEvent::Quit && window_.isVisible()) {
            keepForNextTime(window_);
            window_.closeAtOnce();
        }
        return false;
    }

private:
    lunette::MainWindow& window_;
};

/// A signal ends the program without a question, and so does the end of the desktop's session.
void endWithTheSession(lunette::MainWindow& window) {
    auto* endSignals = new lunette::EndSignals(&window);
    QObject::connect(endSignals, &lunette::EndSignals::received, &window, [&window] {
        const int status = keepForNextTime(window);
        window.closeAtOnce();
        QApplication::exit(status);  // a dialog that is open would go on without its window
    });
    QObject::connect(
        qApp, &QGuiApplication::commitDataRequest, &window, [&window] { keepForNextTime(window); },
        Qt::DirectConnection);
    new QuitWatch(window);
}

}  // namespace

int main(int argc, char** argv) {
    CommandLine command = parse(argc, argv);
    if (command.exitStatus) return *command.exitStatus;
    if (!takeAddress(command.open)) return 2;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
    if (!hasDisplay(argc, argv)) {
        std::fputs("lunette: error: there is no display; use lunette-cli, which needs none\n", stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Lunette"));
    QApplication::setOrganizationName(QStringLiteral("Lunette"));
    QApplication::setApplicationVersion(QStringLiteral(LUNETTE_VERSION));
    lunette::MainWindow window;
    endWithTheSession(window);
    if (command.train) window.trainWhenOpened();
    if (!command.open.empty()) window.open(QString::fromLocal8Bit(command.open.c_str()));
    window.show();
    window.keepRecoveryIn(QString::fromStdString(lunette::RecoveryFile::standardFolder()));
    return QApplication::exec();
}
