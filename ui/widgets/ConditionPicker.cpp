#include "widgets/ConditionPicker.h"

#include "widgets/ImageText.h"
#include "widgets/NamedControl.h"
#include "widgets/RealSpinBox.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr int kOpen = -2, kEach = -1;  // in place of a class; of factors 0 stands for their values
constexpr int kSliderSteps = 100;
constexpr int kFieldWidth = 230;
constexpr int kSliderWidth = 70;

/// At a share of the range, with no more digits than a step of the slider tells apart; the ends are exact.
double valueAt(const Condition::Range& range, double share) {
    const double width = range.high - range.low;
    const double unit = std::pow(10.0, std::floor(std::log10(width / kSliderSteps)));
    if (share <= 0 || share >= 1) return share <= 0 ? range.low : range.high;
    return std::clamp(std::round((range.low + share * width) / unit) * unit, range.low, range.high);
}

}  // namespace

ConditionPicker::ConditionPicker(const Offer& offer, QWidget* parent)
    : QWidget(parent),
      offer_(offer),
      label_(new QLabel),
      box_(new QComboBox),
      values_(new QWidget),
      grid_(new QGridLayout(values_)) {
    box_->setObjectName(QLatin1StringView(offer.name) + QStringLiteral("Box"));
    box_->setPlaceholderText(tr("between classes"));
    box_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box_->setAccessibleName(tr("Class to draw"));
    box_->setToolTip(offer_.openHelp);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setVerticalSpacing(2);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label_, 0, 0);
    layout->addWidget(box_, 0, 1);
    if (offer.isWide) {
        layout->setColumnStretch(2, 1);
        layout->addWidget(values_, 0, 2);
        // Narrower than its fields it shows fewer of them beside each other.
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    } else {
        layout->setColumnStretch(1, 1);
        layout->addWidget(values_, 1, 0, 1, 2);
    }
    connect(box_, &QComboBox::currentIndexChanged, this, [this] {
        showTexts();
        emit edited();
    });
    hide();
}

void ConditionPicker::setCondition(const Condition& condition) {
    if (condition == condition_) return;
    condition_ = condition;
    makeBox();
    makeFields();
    setVisible(!condition_.isNone());
}

void ConditionPicker::makeBox() {
    const QSignalBlocker quiet(box_);
    box_->clear();
    const bool isClass = !condition_.classes.empty();
    const auto add = [this](const QString& text, int value, const QString& tip) {
        box_->addItem(text, value);
        box_->setItemData(box_->count() - 1, tip, Qt::ToolTipRole);
    };
    add(offer_.open, kOpen, offer_.openHelp);
    if (offer_.isEachOffered && isClass)
        add(tr("Each class"), kEach, tr("The same codes under every class: a style a row, a class a column"));
    if (offer_.isEachOffered && condition_.ranges.size() == 1)
        add(tr("Each value"), kEach,
            tr("The same codes from one end of the factor to the other: a row for each style, a column for each "
               "value"));
    if (!isClass) add(tr("These values"), 0, tr("The values of the factors that are set here"));
    for (std::size_t i = 0; i < condition_.classes.size(); ++i) {
        const QString name = shownName(condition_.classes[i].name);
        add(name, static_cast<int>(i), tr("Pictures of the class %1").arg(name));
    }
    box_->setCurrentIndex(0);  // else nothing would be chosen: the box has a text for that
    between_ = condition_.typical();
    label_->setText(isClass ? tr("Class") : tr("Condition"));
    box_->setAccessibleName(isClass ? tr("Class to draw") : tr("Values to draw"));
    showTexts();
}

ConditionPicker::Field ConditionPicker::makeField(std::size_t number) {
    const Condition::Range& range = condition_.ranges[number];
    const QString name = shownName(range.factor);
    Field field{new QLabel(name), new QSlider(Qt::Horizontal), new RealSpinBox({range.low, range.high})};
    const QString help = tr("%1 of the pictures to draw, as far as training has seen it").arg(name);
    const auto objectName = [this, number](const char* part) {
        return QLatin1StringView(offer_.name) + QLatin1StringView(part) + QString::number(number + 1);
    };
    named(field.slider, "", name, help)->setObjectName(objectName("Slider"));
    named(field.value, "", tr("%1, typed").arg(name), help)->setObjectName(objectName("Value"));
    field.slider->setRange(0, kSliderSteps);
    field.slider->setMinimumWidth(theme::byText(*this, kSliderWidth));
    field.value->setValue(valueAt(range, 0.5));
    field.slider->setValue(kSliderSteps / 2);
    connect(field.slider, &QSlider::valueChanged, this, [range, value = field.value](int step) {
        value->setValue(valueAt(range, static_cast<double>(step) / kSliderSteps));
    });
    connect(field.value, &QDoubleSpinBox::valueChanged, this, [this, range, slider = field.slider](double value) {
        const QSignalBlocker quiet(slider);
        slider->setValue(static_cast<int>(std::lround((value - range.low) / (range.high - range.low) * kSliderSteps)));
        editValue();
    });
    return field;
}

void ConditionPicker::makeFields() {
    for (const Field& field : fields_)
        for (QWidget* part : std::initializer_list<QWidget*>{field.name, field.slider, field.value}) delete part;
    fields_.clear();
    for (std::size_t i = 0; i < condition_.ranges.size(); ++i) fields_.push_back(makeField(i));
    values_->setVisible(!fields_.empty());
    columns_ = 0;
    layOutFields();
}

void ConditionPicker::layOutFields() {
    const int room = width() - label_->sizeHint().width() - box_->sizeHint().width();
    const int columns = offer_.isWide ? std::max(1, room / theme::byText(*this, kFieldWidth)) : 1;
    if (std::exchange(columns_, columns) == columns) return;
    for (int i = 0; i < static_cast<int>(fields_.size()); ++i) {
        const auto& [name, slider, value] = fields_[static_cast<std::size_t>(i)];
        const int row = i / columns, column = 3 * (i % columns);
        if (offer_.isWide) {
            grid_->addWidget(name, row, column, Qt::AlignRight | Qt::AlignVCenter);
            grid_->addWidget(slider, row, column + 1);
            grid_->addWidget(value, row, column + 2);
        } else {
            grid_->addWidget(name, 2 * i, 0);
            grid_->addWidget(value, 2 * i, 1);
            grid_->addWidget(slider, 2 * i + 1, 0, 1, 2);
        }
    }
}

void ConditionPicker::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOutFields();
}

/// Whoever sets a value wants it.
void ConditionPicker::editValue() {
    const QSignalBlocker quiet(box_);
    box_->setCurrentIndex(box_->findData(0));
    showTexts();
    emit edited();
}

void ConditionPicker::showTexts() {
    const QString help = box_->currentData(Qt::ToolTipRole).toString();
    box_->setToolTip(help.isEmpty() ? offer_.openHelp : help);
}

ConditionPicker::Choice ConditionPicker::choice() const {
    if (condition_.isNone()) return Choice::Open;
    const QVariant current = box_->currentData();
    if (current.isValid() && current.toInt() < 0) return current.toInt() == kEach ? Choice::Each : Choice::Open;
    return Choice::Chosen;
}

void ConditionPicker::choose(Choice choice) {
    const QSignalBlocker quiet(box_);
    if (choice != Choice::Chosen) box_->setCurrentIndex(box_->findData(choice == Choice::Each ? kEach : kOpen));
    showTexts();
}

std::optional<Vector> ConditionPicker::chosen() const {
    if (choice() != Choice::Chosen) return std::nullopt;
    if (box_->currentIndex() < 0) return between_;
    if (!condition_.classes.empty()) return condition_.ofClass(static_cast<std::size_t>(box_->currentData().toInt()));
    Vector condition(condition_.size());
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const Condition::Range& range = condition_.ranges[i];
        condition[static_cast<Index>(i)] = static_cast<Scalar>(range.scaledOf(fields_[i].value->value()));
    }
    return condition;
}

void ConditionPicker::setChosen(const Vector& condition) {
    if (condition.size() != condition_.size() || condition_.isNone()) return;
    const QSignalBlocker quiet(box_);
    if (const auto before = chosen(); before && *before == condition) return;
    if (!condition_.classes.empty()) {
        Index most = 0;
        condition.maxCoeff(&most);
        const bool isOne = condition == condition_.ofClass(static_cast<std::size_t>(most));
        box_->setCurrentIndex(isOne ? box_->findData(static_cast<int>(most)) : -1);
        between_ = condition;
    } else {
        box_->setCurrentIndex(box_->findData(0));
    }
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const Condition::Range& range = condition_.ranges[i];
        const auto scaled = static_cast<double>(condition[static_cast<Index>(i)]);
        const QSignalBlocker quietValue(fields_[i].value), quietSlider(fields_[i].slider);
        fields_[i].value->setValue(range.valueOf(scaled));
        fields_[i].slider->setValue(static_cast<int>(std::lround((scaled + 1) / 2 * kSliderSteps)));
    }
    showTexts();
}

void ConditionPicker::takeOver(const ConditionPicker& other) {
    if (other.condition_ != condition_) return;
    if (const auto condition = other.chosen())
        setChosen(*condition);
    else
        choose(other.choice());
}

}  // namespace lunette
