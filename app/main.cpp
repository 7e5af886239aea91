#include "Headless.h"
#include "TerminationSignals.h"
#include "cli/CommandLine.h"
#include "cli/Documents.h"
#include "cli/Version.h"
#include "io/RecoveryFile.h"
#include "numeric/FreedMemory.h"
#include "widgets/NumberText.h"
#include "window/WindowKeeper.h"

#include <QApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace {

using lunette::cli::Arguments;
using lunette::cli::Program;
using lunette::cli::Value;

Program program() {
    return {
        "lunette",
        lunette::cli::versionLine("lunette"),
        "Laboratory for autoencoders: watch a network learn to describe pictures with a few numbers.",
        {},
        {{"",
          {{"[DATASET | MODEL.lunette]", Value::Dataset}},
          "Opens the window, with a dataset (a built-in's name, a file or a folder of pictures) or a model.\n"
          "'lunette --version' prints the version. lunette-cli does the same and more from the command line.",
          {{"train", Value::Word, "", "Press Train when it is open."},
           {"output", Value::Output, "FOLDER", "Open no window: train, and write what it would show into this folder."},
           {"check-display", Value::Word, "",
            "Exit with 0 where a window can be shown, else say why not and exit with 1."}},
          {}}}};
}

/// Without Qt's own options, which QApplication takes: `-platform xcb`, `-style=fusion`.
std::vector<std::string> ownWords(int argc, char** argv) {
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool isQtOption = word.starts_with("-platform") || word.starts_with("-style");
        if (isQtOption && word.find('=') == std::string_view::npos) ++i;
        if (!isQtOption) words.emplace_back(word);
    }
    return words;
}

/// Empty: the window's own choice.
std::string whatToOpen(const Arguments& arguments) {
    return arguments.operands().empty() ? std::string() : arguments.operand(0);
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
    QApplication::setDesktopFileName(QStringLiteral("lunette"));  // its icon and name, under Wayland too
    QApplication::setApplicationVersion(QString::fromStdString(lunette::cli::versionNumber()));
    return application;
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
    explicit QuitWatch(lunette::WindowKeeper& windows) : QObject(&windows), windows_(windows) {
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == qApp && event->type() == QEvent::Quit && windows_.window().isVisible()) {
            keepForNextTime(windows_.window());
            windows_.window().closeAtOnce();
        }
        return false;
    }

private:
    lunette::WindowKeeper& windows_;
};

/// A signal ends the program without a request, and so does the end of the desktop's session.
void endWithTheSession(lunette::WindowKeeper& windows) {
    auto* endSignals = new lunette::TerminationSignals(&windows);
    QObject::connect(endSignals, &lunette::TerminationSignals::received, &windows, [&windows] {
        const int status = keepForNextTime(windows.window());
        windows.window().closeAtOnce();
        QApplication::exit(status);  // a dialog that is open would go on without its window
    });
    QObject::connect(
        qApp, &QGuiApplication::commitDataRequest, &windows, [&windows] { keepForNextTime(windows.window()); },
        Qt::DirectConnection);
    new QuitWatch(windows);
}

int showWindow(const Arguments& arguments) {
    lunette::WindowKeeper windows;
    endWithTheSession(windows);
    lunette::MainWindow& window = windows.window();
    if (arguments.has("train")) window.trainWhenOpened();
    if (const std::string what = whatToOpen(arguments); !what.empty())
        window.open(QString::fromLocal8Bit(what.c_str()));
    window.show();
    window.keepRecoveryIn(QString::fromStdString(lunette::RecoveryFile::standardFolder()));
    return QApplication::exec();
}

int runWithoutWindow(const Arguments& arguments, const std::string& folder) {
    try {
        lunette::runHeadless(whatToOpen(arguments), folder);
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
    // Before anything of Qt exists, because Qt aborts where there is no display.
    lunette::cli::Request request;
    std::string folder;  // empty: a window
    const Program all = program();
    try {
        const std::vector<std::string> words = ownWords(argc, argv);
        if (auto document = documentFor(all, words))
            request.text = std::move(*document);
        else
            request = parseCommandLine(all, words);
        if (request.arguments.has("output")) folder = request.arguments.required("output");
    } catch (const lunette::Error& error) {
        std::fprintf(stderr, "lunette: error: %s\n", error.what());
        return 2;
    }
    if (request.command == nullptr) return std::fputs(request.text.c_str(), stdout) < 0 ? 1 : 0;
    lunette::returnLargeBlocksWhenFreed();
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
    const Arguments& arguments = request.arguments;
    const bool hasWindow = folder.empty() || arguments.has("check-display");
    const auto application = makeApplication(argc, argv, hasWindow);
    if (arguments.has("check-display")) return 0;
    // Files that are written without a window have decimal points wherever they are made.
    if (!hasWindow) lunette::setNumberLocale(QLocale::c());
    return hasWindow ? showWindow(arguments) : runWithoutWindow(arguments, folder);
}
