#pragma once

#include "Paths.h"
#include "Sanitized.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

/// lunette-cli in a folder of its own, as a script would run it.
class CliProgram {
public:
    static bool isOneErrorLine(const QByteArray& errors) {
        return errors.startsWith("lunette-cli: error: ") && errors.endsWith('\n') && errors.count('\n') == 1;
    }

    struct Outcome {
        int code;  ///< negative where the program crashed or hung
        QByteArray output;
        QByteArray errors;
    };

    /// A dataset and a model that take no time.
    static inline const QString moons = "moons:count=120,size=28";
    static inline const QStringList small{"--hidden", "16", "--batch-size", "32", "--threads", "1"};

    bool isValid() const { return folder_.isValid() && home_.isValid(); }
    QString folder() const { return folder_.path(); }
    QString path(const QString& name) const { return folder_.filePath(name); }

    /// Where this program's user keeps data: nothing of the real one's is seen or left.
    QString dataHome() const { return home_.path(); }
    QString recoveryFolder() const { return home_.filePath("Lunette/Lunette/recovery"); }

    void start(QProcess& process, const QStringList& arguments,
               const QString& program = lunette::test::commandLineProgram()) const {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", dataHome());
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_.path());
        process.start(program, arguments);
    }

    Outcome run(const QStringList& arguments) const { return runIn(lunette::test::commandLineProgram(), arguments); }

    /// The same by a line for the shell, in which "$0" is the program.
    Outcome shell(const QString& line) const {
        return runIn("/bin/sh", {"-c", line, lunette::test::commandLineProgram()});
    }

    /// Waits for the end of one that was started.
    static Outcome end(QProcess& process) {
        if (!process.waitForFinished(lunette::test::kIsSanitized ? 1200000 : 120000)) return {-1, {}, "did not finish"};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    /// Trains on the small moons; gives the report, which is also written to the file of that name.
    QJsonObject train(const QStringList& more, const QString& report) const {
        const Outcome outcome = run(QStringList{"train", moons, "--report", report} + small + more);
        if (outcome.code != 0) qWarning() << outcome.errors;
        return json(contents(report));
    }

    QByteArray contents(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The tensors of a model file: what follows the 8-byte length and the header of that length.
    static QByteArray weights(const QByteArray& file) {
        if (file.size() < 8) return {};
        quint64 length = 0;
        for (int i = 7; i >= 0; --i) length = length << 8 | static_cast<quint8>(file[i]);
        return file.mid(8 + static_cast<qsizetype>(length));
    }

    static QJsonObject json(const QByteArray& text) { return QJsonDocument::fromJson(text).object(); }

private:
    Outcome runIn(const QString& program, const QStringList& arguments) const {
        QProcess process;
        start(process, arguments, program);
        return end(process);
    }

    QTemporaryDir folder_, home_;
};
