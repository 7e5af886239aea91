#pragma once

#include "views/factors/FactorTrack.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QSlider;
class QToolButton;

namespace lunette {

class RealSpinBox;

/// One latent of a code: its name, a slider over its track, its value as a number, a lock, and what is known of it.
class FactorRow : public QWidget {
    Q_OBJECT
public:
    /// latent: counted from 0; names of parts end with the number from 1.
    explicit FactorRow(int latent, QWidget* parent = nullptr);

    int latent() const { return latent_; }
    double value() const { return value_; }
    bool isLocked() const;
    void setLocked(bool locked);
    FactorTrack& track() { return *track_; }

    /// What the latent was named in training, where it was.
    void setLatentName(const QString& name);
    /// What a person calls it, without a signal.
    void setGivenName(const QString& name);
    const QString& givenName() const { return givenName_; }
    /// Without a signal. What is held by hand stays: the value is not taken, and the reach waits for the release.
    void setValue(double value);
    void setReach(double reach);
    /// What a value means on the scale of the factor that the latent is named after; null where there is none.
    void setScale(std::function<double(double)> scale);
    /// `facts` stand beside the slider; a dead latent's row is faint.
    void setFacts(const QString& facts, const QString& explanation, bool isDead);

signals:
    void valueEdited();
    /// A person called the latent something else.
    void renamed(const QString& before, const QString& after);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void restyle();
    void showValue();
    void edit(double value);
    void takeReach();

    int latent_;
    double value_ = 0.0;
    double reach_ = 3.0;
    double nextReach_ = 3.0;
    bool isDead_ = false;
    QString givenName_;
    QLineEdit* name_;
    QSlider* slider_;
    FactorTrack* track_;
    RealSpinBox* number_;
    QToolButton* lock_;
    QLabel *facts_, *reading_;
    std::function<double(double)> scale_;
};

}  // namespace lunette
