#include "views/generate/GeneratePanel.h"

#include "widgets/ConditionPicker.h"
#include "widgets/ControlState.h"
#include "widgets/Language.h"
#include "widgets/NamedControl.h"
#include "widgets/NumberText.h"
#include "widgets/PictureCard.h"
#include "widgets/RealSpinBox.h"
#include "widgets/TermLabel.h"
#include "widgets/WholeSpinBox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>
#include <limits>

namespace lunette {

namespace {
constexpr int kTemperatureSteps = 100;  // a unit of temperature
constexpr int kMaxOnSlider = 2;
constexpr double kHottest = 10;
constexpr int kMaxPictures = 500;
constexpr int kFirstPictures = 100;
constexpr int kMaxStyles = 50;
constexpr int kFirstStyles = 8;
constexpr int kMaxComponents = 20;
constexpr int kAroundImageSide = 40;

}  // namespace

GeneratePanel::GeneratePanel(QWidget* parent)
    : QWidget(parent),
      condition_(
          new ConditionPicker({"condition", tr("as in the data"),
                               tr("Classes as frequent as in training, factors anywhere in their ranges"), true})),
      source_(new QComboBox),
      componentsLabel_(new QLabel(tr("Gaussians"))),
      components_(new WholeSpinBox),
      image_(new PictureCard),
      imageText_(new QLabel),
      imageRow_(new QWidget),
      slider_(new QSlider(Qt::Horizontal)),
      temperature_(new RealSpinBox({0, kHottest})),
      count_(new WholeSpinBox),
      seed_(new WholeSpinBox),
      countTitle_(new QLabel),
      otherCount_(kFirstStyles),
      draw_(new QPushButton(tr("&New draw"))),
      measure_(new QCheckBox(tr("Distance from the data"))),
      sort_(new QCheckBox(tr("Sort by it"))),
      summary_(new QLabel),
      keep_(new QPushButton(tr("&Keep"))),
      save_(new QPushButton) {
    makeCondition();
    makeSource();
    makeTemperature();
    makeCounts();
    makeMeasures();
    layOut();
    showSource();
    showCounted();
    setSelected(0);
}

void GeneratePanel::makeCondition() {
    connect(condition_, &ConditionPicker::edited, this, [this] {
        showCounted();
        if (!isEach()) emit conditionChosen(condition_->chosen());
        emit edited();
    });
}

void GeneratePanel::makeSource() {
    named(source_, "sampleSourceBox", tr("Where codes come from"), tr("What the codes of new pictures are drawn from"));
    const auto add = [this](const QString& text, const QString& help) {
        source_->addItem(text);
        source_->setItemData(source_->count() - 1, help, Qt::ToolTipRole);
    };
    add(tr("Prior N(0, I)"), tr("Independent latents of mean 0 and deviation 1, which a VAE is trained to use"));
    add(tr("Gaussian of the codes"), tr("The Gaussian that has the mean and covariance of the training images' codes"));
    add(tr("Mixture of the codes"), tr("Several Gaussians fitted to the training images' codes"));
    add(tr("Around an image"), tr("The posterior of a held-out image; where codes are points, a quarter of the codes' "
                                  "own deviation"));
    named(components_, "mixtureComponentsBox", tr("Gaussians of the mixture"),
          tr("Number of Gaussians. By BIC: the number from 1 to 10 with the lowest Bayesian information criterion"));
    components_->setRange(0, kMaxComponents);
    components_->setSpecialValueText(tr("by BIC"));
    named(image_, "sampleImage", tr("Image to draw around"), {});
    image_->setPictureSide(kAroundImageSide);
    imageText_->setWordWrap(true);
    connect(source_, &QComboBox::currentIndexChanged, this, [this] {
        showSource();
        emit edited();
    });
    connect(components_, &QSpinBox::valueChanged, this, &GeneratePanel::edited);
}

void GeneratePanel::makeTemperature() {
    const QString help =
        tr("Multiplies the distance from the middle: below 1 the pictures are more typical, above 1 "
           "more unusual");
    named(slider_, "temperatureSlider", tr("Temperature"), help);
    named(temperature_, "temperatureValue", tr("Temperature, typed"), help);
    slider_->setRange(0, kMaxOnSlider * kTemperatureSteps);
    slider_->setPageStep(kTemperatureSteps / 10);
    slider_->setValue(kTemperatureSteps);
    temperature_->setSingleStep(0.1);
    temperature_->setValue(1.0);
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { temperature_->setValue(static_cast<double>(value) / kTemperatureSteps); });
    connect(temperature_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const QSignalBlocker quiet(slider_);
        slider_->setValue(static_cast<int>(std::lround(value * kTemperatureSteps)));
        emit edited();
    });
}

void GeneratePanel::makeCounts() {
    named(count_, "sampleCount", {}, {});
    count_->setRange(1, kMaxPictures);
    count_->setValue(kFirstPictures);
    named(seed_, "sampleSeed", tr("Seed"), tr("Decides the draws: the same seed gives the same codes"));
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(1);
    seed_->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000")));
    named(draw_, "sampleButton", tr("New draw"), tr("Draw other codes, with the next seed (Ctrl+D)"));
    draw_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(count_, &QSpinBox::valueChanged, this, &GeneratePanel::edited);
    connect(seed_, &QSpinBox::valueChanged, this, &GeneratePanel::edited);
    connect(draw_, &QPushButton::clicked, this, [this] { seed_->setValue(seed_->value() + 1); });
}

void GeneratePanel::makeMeasures() {
    measure_->setChecked(true);
    named(measure_, "sampleValidityBox", tr("Show the distance from the data"),
          tr("Under each picture its distance to the nearest training image, in units of that of a real unseen picture "
             "(the median over held-out images): 1 is as close to the data"));
    named(sort_, "sampleSortBox", tr("Sort by distance"), tr("Those nearest to a training image first"));
    summary_->setObjectName(QStringLiteral("sampleSummary"));
    summary_->setWordWrap(true);
    named(
        keep_, "keepSamplesButton", tr("Keep the selected pictures"),
        tr("Keep the codes of the selected pictures below, whatever is drawn next (Enter, or double-click a picture)"));
    named(save_, "saveSamplesButton", tr("Save pictures"), tr("Save, or copy as a command, what is shown or kept"));
    save_->setText(tr("Save"));
    save_->setMenu(new QMenu(save_));
    save_->menu()->setToolTipsVisible(true);
    connect(measure_, &QCheckBox::toggled, this, [this](bool on) {
        sort_->setEnabled(on && !isEach());
        emit edited();
    });
    connect(sort_, &QCheckBox::toggled, this, &GeneratePanel::sortingEdited);
    connect(keep_, &QPushButton::clicked, this, &GeneratePanel::keepRequested);
}

void GeneratePanel::layOut() {
    auto* image = new QHBoxLayout(imageRow_);
    image->setContentsMargins(0, 0, 0, 0);
    image->addWidget(image_);
    image->addWidget(imageText_, 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    int row = 0;
    const auto add = [&](QWidget* one, QWidget* other = nullptr) {
        grid->addWidget(one, row, 0, 1, other ? 1 : 2);
        if (other) grid->addWidget(other, row, 1);
        ++row;
    };
    add(condition_);
    add(source_);
    add(componentsLabel_, components_);
    add(imageRow_);
    add(new TermLabel(Term::Temperature), temperature_);
    add(slider_);
    add(countTitle_, count_);
    add(new QLabel(tr("Seed")), seed_);
    for (QWidget* wide : std::initializer_list<QWidget*>{draw_, measure_, sort_, summary_}) add(wide);
    add(keep_, save_);
    grid->setRowStretch(row, 1);
    save_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GeneratePanel::showSource() {
    const bool isMixture = source() == CodeSource::Mixture;
    componentsLabel_->setVisible(isMixture);
    components_->setVisible(isMixture);
    imageRow_->setVisible(source() == CodeSource::Around);
}

/// The number of pictures, or that of styles, each of which is drawn under every class.
void GeneratePanel::showCounted() {
    const bool countsStyles = count_->maximum() == kMaxStyles;
    if (countsStyles != isEach()) {
        const QSignalBlocker quiet(count_);
        const int before = count_->value();
        count_->setRange(1, isEach() ? kMaxStyles : kMaxPictures);
        count_->setValue(std::exchange(otherCount_, before));
    }
    countTitle_->setText(isEach() ? tr("Styles") : tr("Pictures"));
    count_->setAccessibleName(countTitle_->text());
    count_->setToolTip(isEach() ? tr("How many codes, a row each, 1 to %1").arg(numberText(kMaxStyles))
                                : tr("How many pictures, 1 to %1").arg(numberText(kMaxPictures)));
    sort_->setEnabled(isMeasured() && !isEach());
}

void GeneratePanel::setCondition(const Condition& condition) {
    condition_->setCondition(condition);
    showCounted();
}

void GeneratePanel::setChosenCondition(const std::optional<Vector>& chosen) {
    if (chosen)
        condition_->setChosen(*chosen);
    else if (condition_->choice() == ConditionPicker::Choice::Chosen)
        condition_->choose(ConditionPicker::Choice::Open);
    showCounted();
}

std::optional<Vector> GeneratePanel::chosenCondition() const { return condition_->chosen(); }
bool GeneratePanel::isEach() const { return condition_->choice() == ConditionPicker::Choice::Each; }

void GeneratePanel::takeOver(const GeneratePanel& other) {
    const QSignalBlocker quiet(condition_);  // the experiment has the condition already
    takeOverControls(other, *this);
    condition_->takeOver(*other.condition_);
    showCounted();
}

CodeSource GeneratePanel::source() const { return static_cast<CodeSource>(source_->currentIndex()); }
Index GeneratePanel::components() const { return components_->value(); }
double GeneratePanel::temperature() const { return temperature_->value(); }
Index GeneratePanel::count() const { return count_->value(); }
std::uint64_t GeneratePanel::seed() const { return static_cast<std::uint64_t>(seed_->value()); }
bool GeneratePanel::isMeasured() const { return measure_->isChecked() && measure_->isEnabled(); }
bool GeneratePanel::isSorted() const { return isMeasured() && sort_->isChecked() && !isEach(); }

void GeneratePanel::setImage(const QImage& picture, const QStringList& lines) {
    image_->setPicture(picture);
    imageText_->setText(lines.mid(0, 2).join(u'\n'));
    const QString help = tr("The codes are drawn around this picture's; pin another to draw around that.");
    image_->setToolTip(help + u'\n' + lines.join(u'\n'));
}

void GeneratePanel::setSummary(const QString& text, const QString& explanation) {
    summary_->setText(language::unbroken(text));
    summary_->setToolTip(explanation);
}

void GeneratePanel::setMeasurable(bool measurable) {
    const QSignalBlocker quiet(measure_);
    measure_->setEnabled(measurable);
    sort_->setEnabled(isMeasured() && !isEach());
}

void GeneratePanel::setSelected(int count) {
    keep_->setEnabled(count > 0);
    keep_->setText(count > 1 ? tr("&Keep %1").arg(numberText(count)) : tr("&Keep"));
}

void GeneratePanel::setSaveActions(const QList<QAction*>& actions) { save_->menu()->addActions(actions); }

}  // namespace lunette
