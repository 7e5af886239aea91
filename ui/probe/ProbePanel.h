#pragma once

#include "probe/ProbeWork.h"
#include "session/LatestRequest.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace lunette {

class PictureCard;

/// What is known of the code under the probe: the nearest training image with its distance, how far the picture can
/// be trusted, and the code as numbers that can be typed, pasted and copied. Follows the probe and the training.
class ProbePanel : public QWidget {
    Q_OBJECT
public:
    explicit ProbePanel(BackgroundService& service, QWidget* parent = nullptr);
    ~ProbePanel() override;

    std::optional<double> distanceUnit() const { return unit_; }

public slots:
    /// Null members: nothing is loaded, or a model is explored without its data.
    void setData(const lunette::DataSplit& split);
    /// Null: there is no model yet, and no code.
    void setProbe(std::shared_ptr<const lunette::Snapshot> snapshot, const lunette::Vector& code);
    /// d_test of the data (core/analysis/DataDistance); nothing: it is not known.
    void setDistanceUnit(std::optional<double> unit);

signals:
    /// Typed or pasted, a code of as many latents as the model has.
    void codeEdited(const lunette::Vector& code);
    /// For the status bar.
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeFigures();
    void makeCodeLine();
    void layOut();
    void restyle();
    void showCode();
    void readTyped();
    void revert();
    void copy();
    void ask();
    void forget();
    void accept(const ProbeFindings& findings);
    void showFindings();

    LatestRequest request_;
    PictureCard* nearest_;
    QLabel *title_, *distance_, *roundTrip_, *codeTitle_, *error_;
    QWidget* figures_;  ///< the two measures with their names
    QLineEdit* codeLine_;

    std::shared_ptr<const Dataset> train_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const NearestImages> neighbors_;
    Vector code_;
    std::optional<double> unit_;
    std::optional<ProbeFindings> findings_;
};

}  // namespace lunette
