#pragma once

#include "data/Dataset.h"

#include <QStringList>
#include <QWidget>

#include <span>
#include <string>
#include <vector>

namespace lunette {

/// What each latent says of each known factor (core/analysis, followedStrengths()): a row a latent, a column a factor,
/// a cell a number whose ground is the deeper the nearer it is to 1. NaN is a cell without a number. Hidden while there
/// is no cell.
class FactorHeatMap : public QWidget {
    Q_OBJECT
public:
    explicit FactorHeatMap(QWidget* parent = nullptr);

    /// strengths: latents x factors, 0..1. Shown are the latents of `rows`, in that order, by their names (`named` has
    /// those of the first latents, "z5" is the fifth of the others), and the factors that vary.
    void setStrengths(const Eigen::MatrixXd& strengths, std::span<const Factor> factors,
                      const std::vector<std::string>& named, const std::vector<Index>& rows);
    /// Of a cell; nothing beside them.
    QString textAt(QPoint point) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QSize cellSize() const;
    static QString title();
    int titleHeight() const;
    int nameWidth() const;
    QRect cellRect(Index row, Index column) const;
    QString cellText(Index row, Index column) const;
    void describe();

    QStringList latents_, factors_;
    Eigen::MatrixXd strengths_;  ///< as shown
};

}  // namespace lunette
