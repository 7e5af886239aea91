#pragma once

#include "train/Condition.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;

namespace lunette {

class RealSpinBox;

/// Chooses the condition of a conditional model: a class, or a value of each of its factors; or leaves it open, or
/// takes each in turn. Hidden where a model has no condition.
class ConditionPicker : public QWidget {
    Q_OBJECT
public:
    enum class Choice { Open, Each, Chosen };
    struct Offer {
        const char* name;        ///< of its objects: nameBox, nameValue1..n, nameSlider1..n
        QString open, openHelp;  ///< what is drawn where nothing is chosen
        bool isEachOffered = false;
        bool isWide = false;  ///< its parts stand beside each other, not below
    };

    explicit ConditionPicker(const Offer& offer, QWidget* parent = nullptr);

    /// The conditions of the model. Another one than before leaves it open.
    void setCondition(const Condition& condition);
    Choice choice() const;
    void choose(Choice choice);
    /// What is chosen; nothing unless choice() is Chosen.
    std::optional<Vector> chosen() const;
    void setChosen(const Vector& condition);
    /// The choice of another picker of the same condition.
    void takeOver(const ConditionPicker& other);

signals:
    /// By hand.
    void edited();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Field {
        QLabel* name;
        QSlider* slider;
        RealSpinBox* value;
    };

    void makeBox();
    void makeFields();
    Field makeField(std::size_t number);
    void layOutFields();
    void editValue();
    void showTexts();

    Offer offer_;
    Condition condition_;
    QLabel* label_;
    QComboBox* box_;
    QWidget* values_;
    QGridLayout* grid_;
    std::vector<Field> fields_;
    int columns_ = 0;
    Vector between_;  ///< what is chosen where it is no class
};

}  // namespace lunette
