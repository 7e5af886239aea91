#include "probe/ProbePanel.h"

#include "io/PictureOrigin.h"
#include "probe/CodeText.h"
#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/PictureCard.h"
#include "widgets/ScrollPage.h"
#include "widgets/TermLabel.h"
#include "widgets/Theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

#include <tuple>

namespace lunette {

namespace {

constexpr int kProbePanelWidth = 196;
constexpr int kPanelPictureSide = 96;
const auto kNoFigure = QStringLiteral("\u2013");

QLabel* makeLabel(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

}  // namespace

ProbePanel::ProbePanel(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()),
      nearest_(new PictureCard),
      title_(new QLabel(tr("Nearest training image"))),
      distance_(makeLabel("probeValidity")),
      roundTrip_(makeLabel("probeRoundTrip")),
      codeTitle_(new QLabel(tr("&Code under the probe"))),
      error_(makeLabel("probeCodeError")),
      figures_(new QWidget),
      codeLine_(new QLineEdit) {
    setObjectName(QStringLiteral("probePanel"));
    setFixedWidth(theme::byText(*this, kProbePanelWidth));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);  // its lines must not keep the map from being made low
    nearest_->setObjectName(QStringLiteral("probeNearest"));
    nearest_->setAccessibleName(tr("Nearest training image"));
    nearest_->setToolTip(
        tr("The training image that is nearest to the probe's picture, and its root-mean-square "
           "pixel difference from it"));
    nearest_->setPictureSide(kPanelPictureSide);
    nearest_->setLineCount(2);
    makeFigures();
    makeCodeLine();
    layOut();
    request_.setRefresh([this] { ask(); }, {.isThrottled = true, .whileHidden = this});
    restyle();
    forget();
}

void ProbePanel::makeFigures() {
    distance_->setAccessibleName(tr("Distance from the data at the probe"));
    distance_->setToolTip(tr("1 is as near to a training image as a real unseen picture is"));
    roundTrip_->setAccessibleName(tr("Round-trip error at the probe"));
    roundTrip_->setToolTip(tr("In units of z"));
    auto* grid = new QGridLayout(figures_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& [term, name, figure] : {std::tuple(Term::DistanceFromData, tr("distance from data"), distance_),
                                             std::tuple(Term::RoundTripError, tr("round-trip error"), roundTrip_)}) {
        grid->addWidget(new TermLabel(term, name), row, 0);
        grid->addWidget(figure, row++, 1);
        figure->setWordWrap(false);
        figure->setAlignment(Qt::AlignRight | Qt::AlignTop);
    }
}

// The line loses the focus, and says that editing is finished, when this is half gone.
ProbePanel::~ProbePanel() { codeLine_->disconnect(this); }

void ProbePanel::makeCodeLine() {
    codeLine_->setObjectName(QStringLiteral("probeCode"));
    codeLine_->setAccessibleName(tr("Code under the probe"));
    codeLine_->setToolTip(
        tr("Type or paste one number for each latent, separated by commas, semicolons or blanks, to move the probe "
           "there"));
    codeLine_->setEnabled(false);
    codeTitle_->setBuddy(codeLine_);
    connect(codeLine_, &QLineEdit::textEdited, this, &ProbePanel::readTyped);
    connect(codeLine_, &QLineEdit::editingFinished, this, [this] {
        if (error_->text().isEmpty()) showCode();
    });
    auto* escape = new QShortcut(Qt::Key_Escape, codeLine_, this, &ProbePanel::revert);
    escape->setContext(Qt::WidgetShortcut);
}

void ProbePanel::layOut() {
    auto* copyButton = new QToolButton;
    copyButton->setObjectName(QStringLiteral("copyCodeButton"));
    copyButton->setText(tr("Copy"));
    copyButton->setAccessibleName(tr("Copy the code"));
    copyButton->setToolTip(tr("Copy the code with all its digits, as lunette-cli decode --codes takes it"));
    connect(copyButton, &QToolButton::clicked, this, &ProbePanel::copy);
    auto* codeRow = new QHBoxLayout;
    codeRow->setSpacing(4);
    codeRow->addWidget(codeLine_, 1);
    codeRow->addWidget(copyButton);
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(3);
    column->addWidget(title_);
    column->addWidget(nearest_, 0, Qt::AlignLeft);
    column->addWidget(figures_);
    column->addWidget(codeTitle_);
    column->addLayout(codeRow);
    column->addWidget(error_);
    column->addStretch(1);
}

void ProbePanel::restyle() {
    codeLine_->setFont(theme::figures(*this));
    for (QLabel* figure : {distance_, roundTrip_}) {
        figure->setFont(theme::figures(*this));
        // Wide enough from the start: the panel must not scroll when a figure grows.
        figure->setMinimumWidth(figure->fontMetrics().horizontalAdvance(QStringLiteral("000.00 \u00d7")));
    }
    QPalette faint = palette();
    faint.setColor(QPalette::WindowText, theme::faintInk(*this));
    for (QWidget* part : std::initializer_list<QWidget*>{title_, codeTitle_, figures_}) part->setPalette(faint);
}

void ProbePanel::setData(const DataSplit& split) {
    train_ = split.train;
    neighbors_.reset();
    unit_.reset();
    forget();
    ask();
}

void ProbePanel::setDistanceUnit(std::optional<double> unit) {
    unit_ = unit;
    showFindings();
}

void ProbePanel::setProbe(std::shared_ptr<const Snapshot> snapshot, const Vector& code) {
    const bool isByHand = snapshot == snapshot_;
    const bool otherModel = !snapshot || !snapshot_ || snapshot->model().image() != snapshot_->model().image();
    const bool isTyping = codeLine_->isModified() && !isByHand && code.size() == code_.size();
    snapshot_ = std::move(snapshot);
    code_ = code;
    codeLine_->setEnabled(snapshot_ != nullptr);
    if (otherModel) forget();
    if (isByHand) request_.skipWait();
    if (!isTyping) showCode();
    ask();
}

// What means this code already is left as it was typed.
void ProbePanel::showCode() {
    if (codeLine_->hasFocus()) {
        const Vector meant = typedCode(codeLine_->text(), code_.size()).code;
        if (meant.size() == code_.size() && meant == code_) return;
    }
    error_->clear();
    codeLine_->setText(snapshot_ ? readableCode(code_) : QString());
    codeLine_->setCursorPosition(0);
}

void ProbePanel::readTyped() {
    const TypedCode typed = typedCode(codeLine_->text(), code_.size());
    error_->setText(typed.error);
    if (typed.error.isEmpty()) emit codeEdited(typed.code);
}

void ProbePanel::revert() {
    codeLine_->clear();
    showCode();
}

void ProbePanel::copy() {
    if (!snapshot_) return;
    const QString text = QString::fromStdString(codesText(code_));
    QGuiApplication::clipboard()->setText(text);
    emit statusMessage(tr("Copied the code %1").arg(text));
}

void ProbePanel::ask() {
    if (!snapshot_) return;
    request_.request([request = ProbeRequest{snapshot_, code_, train_, neighbors_}] { return findAtProbe(request); },
                     [this](const ProbeFindings& findings) { accept(findings); });
}

void ProbePanel::forget() {
    request_.cancel();
    findings_.reset();
    neighbors_.reset();
    showFindings();
}

void ProbePanel::accept(const ProbeFindings& findings) {
    findings_ = findings;
    neighbors_ = findings.neighbors;
    showFindings();
}

void ProbePanel::showFindings() {
    if (!findings_ || !findings_->nearest) {
        nearest_->setPicture({});
        nearest_->setLines({});
        nearest_->setEmptyText(snapshot_ && !train_ ? tr("Open the data of this model")
                                                    : tr("The real picture most like the probe's"));
    } else {
        const QStringList known = describeImage(*train_, findings_->nearest->index);
        nearest_->setPicture(findings_->nearestPicture);
        nearest_->setLines(
            {known.value(1, known.value(0)), tr("RMS %1").arg(numberText(findings_->nearest->distance, 3))});
    }
    const bool hasDistance = findings_ && findings_->nearest && unit_;
    distance_->setText(hasDistance ? tr("%1 \u00d7").arg(numberText(findings_->nearest->distance / *unit_, 2))
                                   : kNoFigure);
    roundTrip_->setText(findings_ ? numberText(findings_->roundTrip, 2) : kNoFigure);
}

void ProbePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
    if (changesNumbers(*event)) {
        showCode();
        showFindings();
    }
}

}  // namespace lunette
