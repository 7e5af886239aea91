#include "map/MapControls.h"

#include "map/Legend.h"
#include "map/MapToolBar.h"
#include "widgets/Theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace lunette {

namespace {
constexpr int kColoringLength = 7;   // letters
constexpr int kListMargin = 24;      // logical pixels
constexpr int kShortestScale = 90;   // of the colors, beside words
constexpr int kPrincipalPlane = -1;  // in place of a latent's number

QString latentName(Index latent) { return QStringLiteral("z%1").arg(latent + 1); }
}  // namespace

MapControls::MapControls(QWidget* parent)
    : QWidget(parent),
      coloringLabel_(new QLabel(tr("Color"))),
      overlayLabel_(new QLabel(tr("Behind the codes"))),
      axesLabel_(new QLabel(tr("Axes"))),
      coloringBox_(new QComboBox),
      overlayBox_(new QComboBox),
      horizontalBox_(new QComboBox),
      verticalBox_(new QComboBox),
      legend_(new Legend),
      tools_(new MapToolBar) {
    coloringBox_->setObjectName(QStringLiteral("latentColoringBox"));
    coloringBox_->setToolTip(tr("What the codes are colored by"));
    coloringBox_->setAccessibleName(tr("Color of the codes"));
    // As narrow as most of its words, so that the legend has room; the list shows all of them.
    coloringBox_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    coloringBox_->setMinimumContentsLength(kColoringLength);
    horizontalBox_->setObjectName(QStringLiteral("latentHorizontalBox"));
    horizontalBox_->setToolTip(tr("The latent to the right, or the plane in which the codes vary most"));
    horizontalBox_->setAccessibleName(tr("Horizontal latent"));
    verticalBox_->setObjectName(QStringLiteral("latentVerticalBox"));
    verticalBox_->setToolTip(tr("The latent upwards"));
    verticalBox_->setAccessibleName(tr("Vertical latent"));

    makeOverlays();
    layOut();
    connectParts();
    setImages(nullptr);
    setLatents(0);
    restyle();
}

void MapControls::layOut() {
    auto* fitButton = new QToolButton;
    fitButton->setObjectName(QStringLiteral("latentFitButton"));
    fitButton->setText(tr("Fit"));
    fitButton->setToolTip(tr("Show all codes and follow them again (Home)"));
    fitButton->setAutoRaise(true);
    connect(fitButton, &QToolButton::clicked, this, &MapControls::fitRequested);

    // Words give way, so that what is around the map may take their room.
    for (QLabel* label : {coloringLabel_, overlayLabel_, axesLabel_}) label->setMinimumWidth(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 4, 6, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{coloringLabel_, coloringBox_}) row->addWidget(widget);
    row->addWidget(legend_, 1);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{overlayLabel_, overlayBox_, axesLabel_, horizontalBox_, verticalBox_})
        row->addWidget(widget);
    for (int end : {0, 1}) row->addWidget(endButtons_[static_cast<std::size_t>(end)] = makeEndButton(end));
    row->addWidget(tools_);
    row->addWidget(fitButton);
}

void MapControls::connectParts() {
    connect(coloringBox_, &QComboBox::currentIndexChanged, this, [this] {
        fillLegend();
        emit coloringChanged();
    });
    connect(legend_, &Legend::hiddenClassesChanged, this, &MapControls::coloringChanged);
    connect(horizontalBox_, &QComboBox::currentIndexChanged, this, [this] {
        verticalBox_->setVisible(!viewpoint().principal && horizontalBox_->count() > 0);
        showWords();
        emit viewpointChanged();
    });
    connect(verticalBox_, &QComboBox::currentIndexChanged, this, &MapControls::viewpointChanged);
}

void MapControls::makeOverlays() {
    overlayBox_->setObjectName(QStringLiteral("latentOverlayBox"));
    overlayBox_->setToolTip(tr("What is drawn behind the codes"));
    overlayBox_->setAccessibleName(tr("Behind the codes"));
    const auto add = [this](MapOverlay overlay, const QString& text, const QString& help) {
        overlayBox_->addItem(text, static_cast<int>(overlay));
        overlayBox_->setItemData(overlayBox_->count() - 1, help, Qt::ToolTipRole);
    };
    add(MapOverlay::None, tr("Nothing"), tr("Nothing behind the codes"));
    add(MapOverlay::Density, tr("Density of codes"), tr("How close together the codes lie"));
    add(MapOverlay::RoundTrip, tr("Round-trip error"),
        tr("How far from each place its own picture is encoded: small where pictures mean something. The scale ends at "
           "the codes' own spread at the latest"));
    add(MapOverlay::DecoderSensitivity, tr("Speed of change"), tr("How fast the picture changes with the code"));
    add(MapOverlay::Ellipses, tr("Posteriors"),
        tr("The posterior of each image, or of each selected one, as ellipses"));
    add(MapOverlay::DecodedGrid, tr("Decoded pictures"), tr("The decoded picture of each place, at even distances"));
    add(MapOverlay::PriorQuantileGrid, tr("Pictures by prior"), tr("Decoded pictures at even shares of the prior"));
    connect(overlayBox_, &QComboBox::currentIndexChanged, this, &MapControls::overlayChanged);
}

MapOverlay MapControls::overlay() const { return static_cast<MapOverlay>(overlayBox_->currentData().toInt()); }

void MapControls::setOverlay(MapOverlay overlay) {
    overlayBox_->setCurrentIndex(overlayBox_->findData(static_cast<int>(overlay)));
}

QToolButton* MapControls::makeEndButton(int end) {
    auto* button = new QToolButton;
    button->setObjectName(end == 0 ? QStringLiteral("pickAButton") : QStringLiteral("pickBButton"));
    button->setText(end == 0 ? tr("Set A") : tr("Set B"));
    button->setToolTip(end == 0 ? tr("Then click the code where the path starts (or Shift-click a code at any time)")
                                : tr("Then click the code where the path ends (or Ctrl-click a code at any time)"));
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, [this, end](bool on) {
        if (on) endButtons_[static_cast<std::size_t>(1 - end)]->setChecked(false);
        emit armedChanged();
    });
    return button;
}

void MapControls::setImages(const Dataset* images) {
    const QSignalBlocker quiet(coloringBox_);
    coloringBox_->clear();
    colorings_.clear();
    legends_.clear();
    if (images) {
        colorings_ = possibleColorings(*images);
        const auto measures = offersMeasures_ ? measuredColorings() : std::vector<CodeColoring>();
        colorings_.insert(colorings_.end(), measures.begin(), measures.end());
        for (const CodeColoring coloring : colorings_) {
            coloringBox_->addItem(coloringName(*images, coloring));
            coloringBox_->setItemData(coloringBox_->count() - 1, coloringHelp(coloring), Qt::ToolTipRole);
            legends_.push_back(codeLegend(*images, coloring));
        }
        const auto chosen = std::find(colorings_.begin(), colorings_.end(), defaultColoring(*images));
        coloringBox_->setCurrentIndex(static_cast<int>(chosen - colorings_.begin()));
    }
    const bool choice = colorings_.size() > 1 || (images && images->hasLabels());
    coloringBox_->view()->setMinimumWidth(coloringBox_->view()->sizeHintForColumn(0) + kListMargin);
    coloringBox_->setVisible(choice);
    for (QToolButton* button : endButtons_) button->setEnabled(images);
    fillLegend();
    showWords();
}

/// Before the boxes, where there is room for them; the boxes' tool tips say the same.
void MapControls::showWords() {
    const std::array words{overlayLabel_, coloringLabel_, axesLabel_};
    int needed = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QWidget* part = layout()->itemAt(i)->widget();
        if (part->isHidden() || std::ranges::find(words, part) != words.end()) continue;
        needed +=
            layout()->spacing() + (part == legend_ ? theme::byText(*this, kShortestScale) : part->sizeHint().width());
    }
    const auto show = [&](std::initializer_list<QLabel*> labels) {
        int more = 0;
        for (const QLabel* label : labels) more += layout()->spacing() + label->sizeHint().width();
        const bool hasRoom = needed + more <= width();
        for (QLabel* label : labels) label->setVisible(hasRoom);
        needed += more;
    };
    coloringLabel_->hide();
    if (coloringBox_->isHidden())
        show({overlayLabel_});
    else
        show({overlayLabel_, coloringLabel_});
    axesLabel_->hide();
    if (!horizontalBox_->isHidden()) show({axesLabel_});
}

void MapControls::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showWords();
}

void MapControls::setLatents(Index latents) {
    const QSignalBlocker quietHorizontal(horizontalBox_), quietVertical(verticalBox_);
    horizontalBox_->clear();
    verticalBox_->clear();
    const bool choice = latents > 2;
    for (Index latent = 0; choice && latent < latents; ++latent) {
        horizontalBox_->addItem(latentName(latent), static_cast<int>(latent));
        verticalBox_->addItem(latentName(latent), static_cast<int>(latent));
    }
    if (choice) {
        horizontalBox_->insertItem(0, tr("principal plane"), kPrincipalPlane);
        horizontalBox_->setCurrentIndex(0);
        verticalBox_->setCurrentIndex(1);
    }
    horizontalBox_->setVisible(choice);
    verticalBox_->setVisible(false);
    showWords();
}

void MapControls::fillLegend() {
    const int index = coloringBox_->currentIndex();
    legend_->setLegend(index < 0 ? CodeLegend{} : legends_[static_cast<std::size_t>(index)]);
}

void MapControls::setLegend(const CodeLegend& legend) {
    legends_[static_cast<std::size_t>(coloringBox_->currentIndex())] = legend;
    fillLegend();
}

CodeColoring MapControls::coloring() const {
    const int index = coloringBox_->currentIndex();
    return index < 0 ? CodeColoring{} : colorings_[static_cast<std::size_t>(index)];
}

void MapControls::setHiddenClasses(const HiddenClasses& classes) { legend_->setHidden(classes); }

const HiddenClasses& MapControls::hiddenClasses() const { return legend_->hiddenClasses(); }

LatentViewpoint MapControls::viewpoint() const {
    if (horizontalBox_->count() == 0) return {};
    const int horizontal = horizontalBox_->currentData().toInt();
    if (horizontal == kPrincipalPlane) return {.principal = true};
    return {.horizontal = horizontal, .vertical = verticalBox_->currentData().toInt()};
}

void MapControls::setViewpoint(const LatentViewpoint& viewpoint) {
    if (horizontalBox_->count() == 0 || this->viewpoint() == viewpoint) return;
    const auto choose = [](QComboBox& box, Index latent) {
        const int place = box.findData(static_cast<int>(latent));
        if (place >= 0) box.setCurrentIndex(place);
    };
    if (!viewpoint.principal) choose(*verticalBox_, viewpoint.vertical);
    choose(*horizontalBox_, viewpoint.principal ? kPrincipalPlane : viewpoint.horizontal);
}

QString MapControls::coloringText() const { return coloringBox_->isHidden() ? QString() : coloringBox_->currentText(); }

int MapControls::armedEnd() const {
    if (endButtons_[0]->isChecked()) return 0;
    return endButtons_[1]->isChecked() ? 1 : -1;
}

void MapControls::disarm() {
    for (QToolButton* button : endButtons_) button->setChecked(false);
}

void MapControls::restyle() {
    const std::array colors{theme::endA(*this), theme::endB(*this)};
    for (std::size_t end = 0; end < endButtons_.size(); ++end) {
        QPalette palette = this->palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            palette.setColor(group, QPalette::ButtonText, colors[end]);
        endButtons_[end]->setPalette(palette);
    }
}

void MapControls::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

}  // namespace lunette
