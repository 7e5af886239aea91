#pragma once

#include "session/DistanceUnit.h"
#include "widgets/WindowActions.h"

class QImage;
class QMainWindow;
class QUrl;

namespace lunette {

class Experiment;
class CustomPictureView;
class ProbePanel;

/// The inputs and outputs of the probe: the panel beside the map, the pad for pictures of no dataset, pasted and
/// dropped pictures. Owns the meaning of its actions; MainWindow places the widgets and connects the signals.
class ProbeController : public QObject {
    Q_OBJECT
public:
    ProbeController(QMainWindow& window, BackgroundService& service, const Experiment& experiment, DistanceUnit& unit,
                    const WindowActions& actions);

    ProbePanel* panel() const { return panel_; }
    /// To be put into a dock, which is shown when a picture comes.
    CustomPictureView* ownPicture() const { return ownPicture_; }

    /// Encodes a picture and sends the probe to its code. Without a model, says so.
    void encode(const QImage& picture);
    void encodeFile(const QString& path);

signals:
    /// Typed, pasted, or that of a picture: the probe is to go there.
    void codeChosen(const lunette::Vector& code);
    void filesPasted(const QList<QUrl>& urls);
    /// For the status bar.
    void statusMessage(const QString& text);
    void errorOccurred(const QString& message);

private:
    void connectActions(const WindowActions& actions);
    void paste();
    void draw();
    /// False, and says so: there is no model that could make anything of a picture.
    void showData();
    bool hasModel();

    const Experiment& experiment_;
    DistanceUnit& unit_;
    ProbePanel* panel_;
    CustomPictureView* ownPicture_;
};

}  // namespace lunette
