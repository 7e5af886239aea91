#include "views/factors/AttributeVectorBar.h"

#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace lunette {

namespace {

constexpr int kStepsOfOne = 100;
constexpr int kMax = 2;
constexpr int kWidestBox = 170;

QComboBox* makeBox(const char* name, const QString& accessible, const QString& help) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(accessible);
    box->setToolTip(help);
    box->setMaximumWidth(theme::byText(*box, kWidestBox));
    return box;
}

QString nameOf(const Dataset& images, const ImageGroup& group) {
    if (group.kind == ImageGroup::Kind::Class) return shownName(images.classNames()[group.number]);
    const QString factor = shownName(images.factors()[group.number].name);
    return group.kind == ImageGroup::Kind::Upper ? AttributeVectorBar::tr("%1 high").arg(factor)
                                                 : AttributeVectorBar::tr("%1 low").arg(factor);
}

}  // namespace

AttributeVectorBar::AttributeVectorBar(QWidget* parent)
    : QWidget(parent),
      these_(makeBox("labelTheseBox", tr("These images"),
                     tr("Images that the code is to become more like: a class, or the third with the highest or lowest "
                        "values of a known factor"))),
      those_(makeBox("labelThoseBox", tr("Those images"), tr("Images that the code is to become less like"))),
      slider_(new QSlider(Qt::Horizontal)),
      strength_(new QLabel) {
    slider_->setObjectName(QStringLiteral("labelVectorSlider"));
    slider_->setAccessibleName(tr("Strength of the label vector"));
    slider_->setToolTip(
        tr("How much of the label vector, the mean code of these minus the mean code of those, is added "
           "to the code"));
    slider_->setRange(-kMax * kStepsOfOne, kMax * kStepsOfOne);
    slider_->setPageStep(kStepsOfOne / 4);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 6, 0);
    row->addWidget(new QLabel(tr("Add")));
    row->addWidget(these_);
    row->addWidget(new QLabel(QStringLiteral("−")));
    row->addWidget(those_);
    row->addWidget(slider_, 1);
    row->addWidget(strength_);
    for (QComboBox* box : {these_, those_})
        connect(box, &QComboBox::currentIndexChanged, this, &AttributeVectorBar::edited);
    connect(slider_, &QSlider::valueChanged, this, [this] {
        showStrength();
        emit edited();
    });
    showStrength();
    hide();
}

void AttributeVectorBar::setImages(const Dataset* images) {
    const QSignalBlocker quietThese(these_), quietThose(those_);
    groups_ = images ? imageGroups(*images) : std::vector<ImageGroup>();
    for (QComboBox* box : {these_, those_}) {
        box->clear();
        for (const ImageGroup& group : groups_) box->addItem(nameOf(*images, group));
    }
    reset();
    setVisible(groups_.size() > 1);
    if (groups_.size() < 2) return;
    // More of a factor, or the second class in place of the first.
    const bool startsWithFactor = groups_.front().kind == ImageGroup::Kind::Upper;
    these_->setCurrentIndex(startsWithFactor ? 0 : 1);
    those_->setCurrentIndex(startsWithFactor ? 1 : 0);
}

ImageGroup AttributeVectorBar::these() const { return groups_.at(static_cast<std::size_t>(these_->currentIndex())); }
ImageGroup AttributeVectorBar::those() const { return groups_.at(static_cast<std::size_t>(those_->currentIndex())); }
double AttributeVectorBar::strength() const { return slider_->value() / static_cast<double>(kStepsOfOne); }

void AttributeVectorBar::reset() {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(0);
    showStrength();
}

void AttributeVectorBar::showStrength() {
    strength_->setFont(theme::figures(*this));
    const QString digits = numberText(std::abs(strength()), 2);
    strength_->setText(QStringLiteral("× ") + QChar(slider_->value() < 0 ? 0x2212 : 0x2007) + digits);
}

void AttributeVectorBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || changesNumbers(*event)) showStrength();
}

}  // namespace lunette
