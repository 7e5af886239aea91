#pragma once

#include "session/DistanceUnit.h"
#include "widgets/WindowActions.h"

class QDropEvent;
class QMainWindow;
class QMimeData;
class QUrl;

namespace lunette {

class Experiment;
class OwnPictureView;
class ProbePanel;

/// What the probe is told and shown by: the panel beside the map, the pad for pictures of no dataset, what is pasted
/// and dropped. Owns the meaning of its actions; MainWindow places the widgets and connects the signals.
class ProbeDesk : public QObject {
    Q_OBJECT
public:
    ProbeDesk(QMainWindow& window, DecodeService& service, const Experiment& experiment, const WindowActions& actions);

    ProbePanel* panel() const { return panel_; }
    /// To be put into a dock, which is shown when a picture comes.
    OwnPictureView* ownPicture() const { return ownPicture_; }

    /// Takes the picture that was dropped, or a file of one; false: there is none.
    bool take(const QMimeData& mime);

signals:
    /// Typed, pasted, or that of a picture: the probe is to go there.
    void codeChosen(const lunette::Vector& code);
    /// d_test of the data, once it is known.
    void unitMeasured(double unit);
    /// Other files than one picture, or that one while there is no model: they are data to be opened.
    void filesPasted(const QList<QUrl>& urls);
    /// For the status bar.
    void told(const QString& text);
    void failed(const QString& message);

private:
    void connectActions(const WindowActions& actions);
    void paste();
    void draw();
    /// False, and says so: there is no model that could make anything of a picture.
    bool hasModel();

    const Experiment& experiment_;
    DistanceUnit unit_;
    ProbePanel* panel_;
    OwnPictureView* ownPicture_;
};

}  // namespace lunette
