#include "views/factors/FactorRow.h"

#include "widgets/NumberText.h"
#include "widgets/RealSpinBox.h"
#include "widgets/SymbolIcon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lunette {

namespace {

constexpr int kFactorSteps = 1000;  // to either side
constexpr double kMaxTyped = 1000.0;
constexpr int kArrowsWidth = 30;

}  // namespace

FactorRow::FactorRow(int latent, QWidget* parent)
    : QWidget(parent),
      latent_(latent),
      name_(new QLineEdit),
      slider_(new QSlider(Qt::Horizontal)),
      track_(new FactorTrack),
      number_(new RealSpinBox({-kMaxTyped, kMaxTyped})),
      lock_(new QToolButton),
      facts_(new QLabel),
      reading_(new QLabel) {
    const QString number = QString::number(latent + 1);
    const QString latentName = tr("z%1").arg(number);
    name_->setObjectName(QStringLiteral("factorName") + number);
    name_->setPlaceholderText(latentName);
    name_->setFrame(false);
    name_->setToolTip(tr("Latent %1: type what it changes").arg(number));
    name_->setAccessibleName(tr("Name of latent %1").arg(number));
    slider_->setObjectName(QStringLiteral("factorSlider") + number);
    slider_->setRange(-kFactorSteps, kFactorSteps);
    slider_->setPageStep(kFactorSteps / 10);
    slider_->setToolTip(tr("Latent %1 of the code").arg(number));
    slider_->setAccessibleName(tr("Latent %1").arg(number));
    track_->setObjectName(QStringLiteral("factorTrack") + number);
    track_->setToolTip(tr("Gray: the prior. Colored: the interval of the image. Below: what this latent alone makes"));
    number_->setObjectName(QStringLiteral("factorValue") + number);
    number_->setFixedDecimals(3);
    number_->setSingleStep(0.1);
    number_->setFixedWidth(std::max(number_->minimumSizeHint().width(),
                                    fontMetrics().horizontalAdvance(QStringLiteral("−00.000")) + kArrowsWidth));
    number_->setAccessibleName(tr("Value of latent %1").arg(number));
    lock_->setObjectName(QStringLiteral("factorLock") + number);
    lock_->setCheckable(true);
    lock_->setAutoRaise(true);
    lock_->setToolTip(tr("Keep this latent when others are drawn"));
    lock_->setAccessibleName(tr("Lock latent %1").arg(number));
    facts_->setObjectName(QStringLiteral("factorFacts") + number);
    reading_->setObjectName(QStringLiteral("factorReading") + number);
    reading_->setToolTip(tr("The value on the scale of the factor that this latent is named after"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->addWidget(name_, 0, 0);
    grid->addWidget(facts_, 1, 0, Qt::AlignTop);
    grid->addWidget(slider_, 0, 1);
    grid->addWidget(track_, 1, 1);
    grid->addWidget(number_, 0, 2);
    grid->addWidget(reading_, 1, 2, Qt::AlignTop);
    grid->addWidget(lock_, 0, 3);
    grid->setColumnStretch(1, 1);
    name_->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("orientation 0.0")));
    connectParts();
    restyle();
    setValue(0.0);
}

void FactorRow::connectParts() {
    connect(slider_, &QSlider::valueChanged, this, [this](int value) { edit(value * reach_ / kFactorSteps); });
    connect(slider_, &QSlider::sliderReleased, this, &FactorRow::takeReach);
    connect(number_, &QDoubleSpinBox::valueChanged, this, &FactorRow::edit);
    connect(lock_, &QToolButton::toggled, this, &FactorRow::restyle);
    connect(name_, &QLineEdit::editingFinished, this, [this] {
        const QString before = std::exchange(givenName_, name_->text());
        if (before != givenName_) emit renamed(before, givenName_);
    });
}

void FactorRow::restyle() {
    facts_->setFont(theme::figures(*this));
    number_->setFont(theme::figures(*this));
    lock_->setIcon(symbolIcon(isLocked() ? QStringLiteral("lock") : QStringLiteral("unlock")));
    QPalette faint = palette();
    faint.setColor(QPalette::WindowText, theme::faintInk(*this));
    facts_->setPalette(faint);
    reading_->setFont(theme::figures(*this));
    reading_->setPalette(faint);
    QPalette ofName = palette();
    ofName.setColor(QPalette::PlaceholderText, isDead_ ? theme::faintInk(*this) : theme::ink(*this));
    ofName.setColor(QPalette::Base, Qt::transparent);
    name_->setPalette(ofName);
}

bool FactorRow::isLocked() const { return lock_->isChecked(); }

void FactorRow::setLocked(bool locked) { lock_->setChecked(locked); }

void FactorRow::setLatentName(const QString& name) { name_->setPlaceholderText(name); }

void FactorRow::setGivenName(const QString& name) {
    givenName_ = name;
    name_->setText(name);
}

void FactorRow::setValue(double value) {
    const bool isTyped = number_->findChild<QLineEdit*>()->isModified();
    if (slider_->isSliderDown() || isTyped) return;
    value_ = value;
    showValue();
}

void FactorRow::setReach(double reach) {
    nextReach_ = reach;
    if (!slider_->isSliderDown()) takeReach();
}

void FactorRow::takeReach() {
    reach_ = nextReach_;
    track_->setScale(reach_, slider_->style()->pixelMetric(QStyle::PM_SliderLength, nullptr, slider_) / 2);
    showValue();
}

void FactorRow::setFacts(const QString& facts, const QString& explanation, bool isDead) {
    facts_->setText(facts);
    facts_->setToolTip(explanation);
    if (isDead == isDead_) return;
    isDead_ = isDead;
    restyle();
}

void FactorRow::setScale(std::function<double(double)> scale) {
    scale_ = std::move(scale);
    showValue();
}

void FactorRow::showValue() {
    reading_->setText(scale_ ? tr("= %1").arg(numberText(scale_(value_), 2)) : QString());
    const QSignalBlocker quietSlider(slider_);
    const QSignalBlocker quietNumber(number_);
    slider_->setValue(static_cast<int>(std::lround(std::clamp(value_ / reach_, -1.0, 1.0) * kFactorSteps)));
    number_->setValue(value_);
}

void FactorRow::edit(double value) {
    value_ = value;
    showValue();
    emit valueEdited();
}

void FactorRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace lunette
