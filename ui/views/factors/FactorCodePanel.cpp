#include "views/factors/FactorCodePanel.h"

#include "widgets/PictureCard.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lunette {
namespace {

constexpr int kFactorPictureSide = 160;
constexpr int kImageLines = 3;
constexpr int kImageSide = 48;

QPushButton* makeFactorButton(const QString& text, const char* name, const QString& help) {
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1StringView(name));
    button->setToolTip(help);
    return button;
}

PictureCard* makeFactorCard(const char* name, int side) {
    auto* card = new PictureCard;
    card->setObjectName(QLatin1StringView(name));
    card->setPictureSide(side);
    card->setLineCount(0);
    return card;
}

}  // namespace

FactorCodePanel::FactorCodePanel(QWidget* parent)
    : QWidget(parent),
      picture_(makeFactorCard("factorImage", kFactorPictureSide)),
      imageCard_(makeFactorCard("factorOriginal", kImageSide)),
      imageText_(new QLabel),
      back_(makeFactorButton(tr("Back to the image"), "factorBackButton", tr("The code of the image itself"))),
      interval_(makeFactorButton(tr("Draw from its interval"), "factorIntervalButton", {})),
      prior_(makeFactorButton(tr("Draw from the prior"), "factorPriorButton",
                              tr("Random values from N(0, 1) for all latents that are not locked"))),
      traversal_(new QCheckBox(tr("Pictures under the sliders"))) {
    traversal_->setObjectName(QStringLiteral("factorTraversalBox"));
    traversal_->setChecked(true);
    traversal_->setToolTip(tr("What each latent makes of this code when it alone moves through its range"));
    imageText_->setWordWrap(true);
    picture_->setEmptyText(tr("Press Train: here the picture of the sliders will appear."));
    picture_->setAccessibleName(tr("Picture of the code"));
    imageCard_->setAccessibleName(tr("Image that the code sets out from"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(picture_);
    for (QPushButton* button : {back_, interval_, prior_}) column->addWidget(button);
    auto* origin = new QHBoxLayout;
    origin->addWidget(imageCard_);
    origin->addWidget(imageText_, 1);
    column->addLayout(origin);
    column->addWidget(traversal_);
    column->addStretch(1);
    setFixedWidth(sizeHint().width());
    connect(back_, &QPushButton::clicked, this, &FactorCodePanel::backRequested);
    connect(interval_, &QPushButton::clicked, this, &FactorCodePanel::intervalDrawRequested);
    connect(prior_, &QPushButton::clicked, this, &FactorCodePanel::priorDrawRequested);
    connect(traversal_, &QCheckBox::toggled, this, &FactorCodePanel::traversalToggled);
    picture_->setEdge(theme::accent);
}

bool FactorCodePanel::showsTraversal() const { return traversal_->isChecked(); }

void FactorCodePanel::setImage(const QImage& picture, const QStringList& facts) {
    imageCard_->setPicture(picture);
    imageText_->setText(facts.mid(0, kImageLines).join(u'\n'));
    imageCard_->setToolTip(
        picture.isNull()
            ? QString()
            : tr("The code sets out from this picture; pin another to set out from that.\n%1").arg(facts.join(u'\n')));
}

void FactorCodePanel::disableCodes() {
    for (QPushButton* button : {back_, interval_, prior_}) button->setEnabled(false);
}

void FactorCodePanel::enableCodes(bool hasCode, bool hasInterval) {
    back_->setEnabled(hasCode);
    interval_->setEnabled(hasInterval);
    interval_->setToolTip(hasInterval ? tr("Random values from the image's interval of each latent that is not locked")
                                      : tr("Here the code of an image is a point: there is no interval to draw from"));
    prior_->setEnabled(true);
}

}  // namespace lunette
