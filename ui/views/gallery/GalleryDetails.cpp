#include "views/gallery/GalleryDetails.h"

#include "analysis/PictureByPicture.h"
#include "imaging/StoredPicture.h"
#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace lunette {

namespace {

constexpr int kWidth = 216;
constexpr int kDetailsPictureSide = 96;

PictureView* makePicture(const char* name, const QString& title) {
    auto* picture = new PictureView;
    picture->setObjectName(QLatin1StringView(name));
    picture->setAccessibleName(title);
    picture->setFixedSize(kDetailsPictureSide, kDetailsPictureSide);
    return picture;
}

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right: 12px'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

}  // namespace

GalleryDetails::GalleryDetails(BackgroundService& service, QWidget* parent)
    : QFrame(parent),
      request_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      picture_(makePicture("galleryPicture", tr("The picture"))),
      output_(makePicture("galleryReconstruction", tr("What the model makes of it"))),
      facts_(new QLabel),
      error_(new QLabel),
      buttons_(new QGridLayout) {
    setObjectName(QStringLiteral("galleryDetails"));
    setFixedWidth(theme::byText(*this, kWidth));
    facts_->setObjectName(QStringLiteral("galleryFacts"));
    facts_->setAccessibleName(tr("What is known of the picture"));
    facts_->setTextFormat(Qt::RichText);
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->setWordWrap(true);
    facts_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    error_->setObjectName(QStringLiteral("galleryError"));
    error_->setWordWrap(true);
    error_->setToolTip(tr("The sum over the pixels of (x − x′)², x in 0..1, of the picture and its reconstruction"));
    auto* close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setObjectName(QStringLiteral("galleryCloseButton"));
    close->setAccessibleName(tr("Close the details"));
    close->setToolTip(tr("Close the details (Return opens them again)"));
    connect(close, &QToolButton::clicked, this, &GalleryDetails::closeRequested);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(4);
    pictures->addWidget(picture_);
    pictures->addWidget(output_);
    pictures->addStretch(1);
    auto* head = new QHBoxLayout;
    head->addWidget(error_, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Details of the picture"));
    scroll->setWidget(facts_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 4, 4);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(pictures);
    column->addWidget(scroll, 1);
    column->addLayout(buttons_);
    buttons_->setSpacing(4);
}

void GalleryDetails::setActions(const QList<QAction*>& actions) {
    int place = 0;
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons_->addWidget(button, place / 2, place % 2);
        ++place;
    }
}

void GalleryDetails::setImage(std::shared_ptr<const Dataset> images, qint64 image, const QString& title,
                              bool isWithheld) {
    images_ = std::move(images);
    image_ = images_ ? image : -1;
    request_.cancel();
    output_->setPicture({});
    error_->clear();
    if (image_ < 0) {
        picture_->setPicture({});
        facts_->clear();
        return;
    }
    picture_->setPicture(storedPicture(images_->image(image_), images_->shape()));
    showFacts(title, isWithheld);
    requestReconstruction();
}

void GalleryDetails::showFacts(const QString& title, bool isWithheld) {
    const auto at = static_cast<std::size_t>(image_);
    const ImageShape shape = images_->shape();
    QString rows;
    if (images_->hasLabels())
        rows += row(tr("label"), shownName(images_->classNames()[static_cast<std::size_t>(images_->labels()[at])]));
    for (const Factor& factor : images_->factors())
        rows += row(shownName(factor.name), figuresText(static_cast<double>(factor.values[at]), 4));
    rows += row(tr("size"), tr("%1 × %2, %3")
                                .arg(numberText(shape.width), numberText(shape.height),
                                     shape.channels == 1 ? tr("gray") : tr("color")));
    if (const std::string* file = images_->file(image_)) rows += row(tr("file"), QString::fromStdString(*file));
    if (isWithheld) rows += row(tr("withheld"), tr("no image like it is trained on"));
    rows += row(tr("dataset"), QString::fromStdString(images_->name()));
    facts_->setText(QStringLiteral("<b>%1</b><table>%2</table>").arg(title.toHtmlEscaped(), rows));
}

void GalleryDetails::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    if (!snapshot_) {
        request_.cancel();
        output_->setPicture({});
        error_->clear();
    }
    requestReconstruction();
}

void GalleryDetails::requestReconstruction() {
    if (image_ < 0) return;
    if (!snapshot_ || snapshot_->model().image() != images_->shape()) {
        error_->setText(snapshot_ ? tr("The model is of pictures of another size.")
                                  : tr("Train to see its reconstruction."));
        return;
    }
    request_.request(
        [snapshot = snapshot_, images = images_, image = image_] {
            Matrix x;
            images->gather(image, 1, x);
            const Matrix own = snapshot->conditionIfKnown(*images, image, 1);
            const Matrix y = decodeEach(*snapshot, encodeEach(*snapshot, x, own), own);
            return Reconstruction{toImage(y.col(0), images->shape()), static_cast<double>((x - y).squaredNorm())};
        },
        [this](const Reconstruction& made) {
            output_->setPicture(made.picture);
            error_->setText(tr("Squared error %1").arg(numberText(made.squaredError, 2)));
        });
}

void GalleryDetails::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(0, 0, 1, height(), palette().color(QPalette::Mid));
}

}  // namespace lunette
