#pragma once

#include "analysis/CodeSource.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSlider;

namespace lunette {

class ConditionPicker;
class PictureCard;
class RealSpinBox;
class WholeSpinBox;

/// The choices beside generated pictures: where their codes come from, how many, and what is done with them.
class GeneratePanel : public QWidget {
    Q_OBJECT
public:
    explicit GeneratePanel(QWidget* parent = nullptr);

    /// The conditions of a conditional model, and the one that holds elsewhere in the window.
    void setCondition(const Condition& condition);
    void setChosenCondition(const std::optional<Vector>& chosen);
    /// The condition of all pictures; nothing where it is drawn, too, or each in turn.
    std::optional<Vector> chosenCondition() const;
    bool isEach() const;  ///< whether every code is decoded under each class
    void takeOver(const GeneratePanel& other);

    CodeSource source() const;
    Index components() const;  ///< 0: by BIC
    double temperature() const;
    Index count() const;  ///< of codes
    std::uint64_t seed() const;
    bool isMeasured() const;
    bool isSorted() const;

    /// The image to draw around, and what is known of it.
    void setImage(const QImage& picture, const QStringList& lines);
    /// What came of it, below the choices.
    void setSummary(const QString& text, const QString& explanation);
    /// Validity needs the data; what cannot be measured is grayed.
    void setMeasurable(bool measurable);
    /// The button says how many would be kept; with none it is grayed.
    void setSelected(int count);
    /// What the save button offers.
    void setSaveActions(const QList<QAction*>& actions);

signals:
    /// What is to be drawn is another.
    void edited();
    /// What conditional models draw is to be this.
    void conditionChosen(const std::optional<lunette::Vector>& condition);
    void sortingEdited();
    void keepRequested();

private:
    void makeCondition();
    void makeSource();
    void makeTemperature();
    void makeCounts();
    void makeMeasures();
    void layOut();
    void showSource();
    void showCounted();

    ConditionPicker* condition_;
    QComboBox* source_;
    QLabel* componentsLabel_;
    WholeSpinBox* components_;
    PictureCard* image_;
    QLabel* imageText_;
    QWidget* imageRow_;
    QSlider* slider_;
    RealSpinBox* temperature_;
    WholeSpinBox *count_, *seed_;
    QLabel* countTitle_;
    int otherCount_;  ///< of styles while pictures are counted, and the other way around
    QPushButton* draw_;
    QCheckBox *measure_, *sort_;
    QLabel* summary_;
    QPushButton* keep_;
    QPushButton* save_;
};

}  // namespace lunette
