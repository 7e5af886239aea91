#pragma once

#include "analysis/AttributeVectors.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace lunette {

/// "These minus those" with a slider for how much of it is added to a code.
class AttributeVectorBar : public QWidget {
    Q_OBJECT
public:
    explicit AttributeVectorBar(QWidget* parent = nullptr);

    /// Null, or images without classes and factors: there is nothing to choose, and the bar hides.
    void setImages(const Dataset* images);
    ImageGroup these() const;
    ImageGroup those() const;
    /// Multiple of the vector, -2 to 2.
    double strength() const;
    /// Back to 0, without telling.
    void reset();

signals:
    /// By hand: the strength or a group.
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showStrength();

    std::vector<ImageGroup> groups_;
    QComboBox *these_, *those_;
    QSlider* slider_;
    QLabel* strength_;
};

}  // namespace lunette
