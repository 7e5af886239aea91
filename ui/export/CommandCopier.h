#pragma once

#include "export/ShownPictures.h"
#include "session/RunProvenance.h"

namespace lunette {

/// Copies the commands of lunette-cli that reproduce what the window shows.
class CommandCopier : public QObject {
    Q_OBJECT
public:
    CommandCopier(const Experiment& experiment, const RunProvenance& provenance, QObject* parent = nullptr);

    /// Copies the line that draws the pictures anew, byte for byte, from the model's file; before it the line that
    /// trains the model, where it is unsaved. Where neither can be, says what to do instead.
    void copyPictures(const ShownPictures& shown, int magnification, const QString& output);
    /// Copies the line that trains the model as it is configured; a comment says where the window went another way.
    void copyRun();

signals:
    void copied(const QString& lines);
    void refused(const QString& message);

private:
    void copy(const std::string& lines);

    const Experiment& experiment_;
    const RunProvenance& provenance_;
};

}  // namespace lunette
