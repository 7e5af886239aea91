#pragma once

#include "analysis/CodeSource.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSlider;

namespace lunette {

class PictureCard;
class RealSpinBox;
class WholeSpinBox;

/// The choices beside generated pictures: where their codes come from, how many, and what is done with them.
class GeneratePanel : public QWidget {
    Q_OBJECT
public:
    explicit GeneratePanel(QWidget* parent = nullptr);

    CodeSource source() const;
    Index components() const;  ///< 0: by BIC
    double temperature() const;
    Index count() const;
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
    void sortingEdited();
    void keepRequested();

private:
    void makeSource();
    void makeTemperature();
    void makeCounts();
    void makeMeasures();
    void layOut();
    void showSource();

    QComboBox* source_;
    QLabel* componentsLabel_;
    WholeSpinBox* components_;
    PictureCard* image_;
    QLabel* imageText_;
    QWidget* imageRow_;
    QSlider* slider_;
    RealSpinBox* temperature_;
    WholeSpinBox *count_, *seed_;
    QPushButton* draw_;
    QCheckBox *measure_, *sort_;
    QLabel* summary_;
    QPushButton* keep_;
    QPushButton* save_;
};

}  // namespace lunette
