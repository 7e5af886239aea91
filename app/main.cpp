#include "EndSignals.h"
#include "Headless.h"
#include "io/FileAddress.h"
#include "io/RecoveryFile.h"
#include "window/MainWindow.h"

#include <QApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>

namespace {

constexpr const char* kUsage =
    "Usage: lunette [--train | --output FOLDER] [DATASET | MODEL.lunette]\n"
    "Opens the window, with a dataset (a built-in's name, a file or a folder of pictures) or a model.\n"
    "\n"
    "      --train          press Train when it is open\n"
    "      --output FOLDER  open no window: train, and write what it would show into this folder\n"
    "      --check-display  exit with 0 where a window can be shown, else say why not and exit with 1\n"
    "  -h, --help           show this and exit\n"
    "      --version        show the version and exit\n"
    "\n"
    "lunette-cli does the same and more from the command line.\n";

struct CommandLine {
    std::string open;    ///< empty: the window's own choice
    std::string output;  ///< a folder, in place of a window; empty: the window
    bool train = false;
    bool checkDisplay = false;
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
        } else if (argument == "--check-display") {
            result.checkDisplay = true;
            continue;
        } else if (argument == "--output" && i + 1 < argc && *argv[i + 1] != '\0') {
            result.output = argv[++i];
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

/// Ends the program where Qt finds no platform to show a window on, instead of Qt's abort(): what it says goes to its
/// message handler as fatal, before QApplication is there.
void onQtMessage(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type != QtFatalMsg) return;
    const auto value = [](const char* name) {
        const QByteArray text = qgetenv(name);
        return text.isEmpty() ? std::string() : " " + std::string(name) + "=" + text.toStdString();
    };
    const std::string settings = value("DISPLAY") + value("WAYLAND_DISPLAY") + value("QT_QPA_PLATFORM");
    const std::string reason = settings.empty() ? "no DISPLAY or WAYLAND_DISPLAY is set" : "tried with" + settings;
    std::fprintf(stderr,
                 "lunette: error: no window can be shown here (%s); 'lunette --output FOLDER' trains without one.\n",
                 reason.c_str());
    std::fflush(nullptr);
    std::_Exit(1);
}

/// Makes the application of a window, or of none; ends the program where there is no display.
std::unique_ptr<QApplication> makeApplication(int& argc, char** argv, bool hasWindow) {
    if (!hasWindow) qputenv("QT_QPA_PLATFORM", "offscreen");
    QtMessageHandler before = qInstallMessageHandler(onQtMessage);
    auto application = std::make_unique<QApplication>(argc, argv);
    if (hasWindow) qInstallMessageHandler(before);  // else Qt's warnings are about a screen that is not there
    QApplication::setApplicationName(QStringLiteral("Lunette"));
    QApplication::setOrganizationName(QStringLiteral("Lunette"));
    QApplication::setApplicationVersion(QStringLiteral(LUNETTE_VERSION));
    return application;
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

/// A signal ends the program without a request, and so does the end of the desktop's session.
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

int showWindow(const CommandLine& command) {
    lunette::MainWindow window;
    endWithTheSession(window);
    if (command.train) window.trainWhenOpened();
    if (!command.open.empty()) window.open(QString::fromLocal8Bit(command.open.c_str()));
    window.show();
    window.keepRecoveryIn(QString::fromStdString(lunette::RecoveryFile::standardFolder()));
    return QApplication::exec();
}

int runWithoutWindow(const CommandLine& command) {
    try {
        lunette::runHeadless(command.open, command.output);
        return 0;
    } catch (const std::bad_alloc&) {
        std::fputs("lunette: error: there is not enough memory for this; a smaller dataset needs less\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "lunette: error: %s\n", error.what());
    }
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    CommandLine command = parse(argc, argv);
    if (command.exitStatus) return *command.exitStatus;
    if (!takeAddress(command.open)) return 2;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
    const bool hasWindow = command.output.empty() || command.checkDisplay;
    const auto application = makeApplication(argc, argv, hasWindow);
    if (command.checkDisplay) return 0;
    return hasWindow ? showWindow(command) : runWithoutWindow(command);
}
