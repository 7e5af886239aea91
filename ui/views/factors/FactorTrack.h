#pragma once

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

namespace lunette {

/// What lies along one latent, under its slider and on its scale: the prior as a faint bell, an image's posterior as
/// a bell in the accent's color or, where it is a point, a spike; and below them the pictures that the latent makes.
class FactorTrack : public QWidget {
    Q_OBJECT
public:
    struct Posterior {
        double mean, deviation;  ///< deviation 0: a point
    };

    explicit FactorTrack(QWidget* parent = nullptr);

    /// The scale is -reach .. reach, from `margin` logical pixels to as many before the right edge.
    void setScale(double reach, int margin);
    /// The prior N(0, 1) belongs to models whose codes are distributions.
    void setBells(bool withPrior, std::optional<Posterior> posterior);
    /// Evenly over the scale, each in the middle of its share; without pictures it takes no space.
    void setPictures(std::vector<QImage> pictures);
    const std::vector<QImage>& pictures() const { return pictures_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double toX(double value) const;
    void paintBell(QPainter& painter, const Posterior& bell, const QColor& color) const;

    double reach_ = 3.0;
    int margin_ = 0;
    bool withPrior_ = false;
    std::optional<Posterior> posterior_;
    std::vector<QImage> pictures_;
};

}  // namespace lunette
