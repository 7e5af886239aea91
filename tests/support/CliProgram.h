#pragma once

#include "Sanitized.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
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

    bool isValid() const { return folder_.isValid(); }
    QString folder() const { return folder_.path(); }
    QString path(const QString& name) const { return folder_.filePath(name); }

    Outcome run(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.start(LUNETTE_CLI, arguments);
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

    static QJsonObject json(const QByteArray& text) { return QJsonDocument::fromJson(text).object(); }

private:
    QTemporaryDir folder_;
};
