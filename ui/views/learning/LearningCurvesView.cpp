#include "views/learning/LearningCurvesView.h"

#include "export/PictureOutput.h"
#include "plot/PlotRecorder.h"
#include "plot/PlotStyle.h"
#include "session/MessageText.h"
#include "train/TrainingDoubts.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/Term.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {
namespace {

const QString kCurveLayer = QStringLiteral("curves");
constexpr int kFigureMargin = 8;
constexpr double kMarkRadius = 4;

using LossTerm = double LossTerms::*;
constexpr std::array<LossTerm, 5> kTerms{&LossTerms::loss, &LossTerms::reconstruction, &LossTerms::kl,
                                         &LossTerms::penalty, &LossTerms::squaredError};

LossTerm chosenTerm(const QComboBox& box) {
    return kTerms.at(static_cast<std::size_t>(std::max(0, box.currentIndex())));
}

QColor trainColor(const QWidget& widget) { return theme::faintInk(widget); }
QColor testColor(const QWidget& widget) { return theme::accent(widget); }

}  // namespace

LearningCurvesView::LearningCurvesView(QWidget* parent)
    : QWidget(parent),
      term_(new QComboBox(this)),
      caption_(new QLabel(this)),
      note_(new QLabel(this)),
      plot_(new QCustomPlot(this)),
      train_(plot_->addGraph()),
      test_(plot_->addGraph()),
      emptyText_(new QCPItemText(plot_)) {
    term_->addItems({tr("Loss"), tr("Reconstruction"), tr("KL"), tr("Penalty"), tr("Squared error")});
    term_->setObjectName(QStringLiteral("lossTermBox"));
    term_->setAccessibleName(tr("Term of the loss"));
    term_->setToolTip(
        tr("Loss = reconstruction + beta · KL + penalty. Each is a sum over pixels or latents, averaged over images."));
    term_->setItemData(1, explanationOf(Term::ReconstructionLoss), Qt::ToolTipRole);
    term_->setItemData(2, explanationOf(Term::Divergence), Qt::ToolTipRole);
    caption_->setObjectName(QStringLiteral("lossCaption"));
    caption_->setTextFormat(Qt::RichText);
    caption_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    plot_->setObjectName(QStringLiteral("lossPlot"));
    plot_->setAccessibleName(tr("Learning curves"));
    plot_->setToolTip(tr("Train: mean over recent batches. Test: all held-out images, after each epoch."));
    plot_->setMinimumSize(160, 96);
    plot_->addLayer(kCurveLayer, plot_->layer(QStringLiteral("main")));
    for (QCPGraph* graph : {train_, test_}) graph->setLayer(kCurveLayer);
    plot_->xAxis->setLabel(tr("epoch"));
    emptyText_->setText(tr("The loss of training and test\nis drawn here while a network learns."));
    emptyText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyText_->position->setCoords(0.5, 0.5);
    plot_->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom | QCP::msRight | QCP::msTop);

    auto* head = new QHBoxLayout;
    head->addWidget(term_, 0, Qt::AlignTop);
    head->addWidget(caption_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(head);
    column->addWidget(plot_, 1);
    note_->setObjectName(QStringLiteral("trainingDoubts"));
    note_->setWordWrap(true);
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // it comes and goes; the window stays
    note_->hide();
    column->addWidget(note_);

    redrawTimer_.setSingleShot(true);
    redrawTimer_.setInterval(120);
    connect(&redrawTimer_, &QTimer::timeout, this, [this] {
        rescale();
        updateCaption();
        updateNote();
    });
    connect(term_, &QComboBox::currentIndexChanged, this, &LearningCurvesView::showTerm);
    applyTheme();
    showTerm();
}

QSize LearningCurvesView::sizeHint() const { return {320, 240}; }

void LearningCurvesView::reset(const std::vector<EpochRecord>& epochs) {
    points_.clear();
    epochs_ = epochs;
    for (const auto& record : epochs) points_.push_back({0, static_cast<double>(record.epoch) - 0.5, record.train});
    if (!epochs.empty()) plannedEpochs_ = std::max(plannedEpochs_, epochs.back().epoch);
    showTerm();
    updateNote();
}

void LearningCurvesView::append(const HistoryLog::Batch& batch) {
    points_.insert(points_.end(), batch.points.begin(), batch.points.end());
    epochs_.insert(epochs_.end(), batch.epochs.begin(), batch.epochs.end());
    const LossTerm term = chosenTerm(*term_);
    for (const auto& point : batch.points) train_->addData(point.epoch, point.train.*term);
    for (const auto& record : batch.epochs) test_->addData(static_cast<double>(record.epoch), record.test.*term);
    if (!redrawTimer_.isActive()) redrawTimer_.start();
}

void LearningCurvesView::setPlannedEpochs(std::int64_t epochs) {
    if (std::exchange(plannedEpochs_, std::max<std::int64_t>(1, epochs)) != plannedEpochs_) rescale();
}

void LearningCurvesView::setCompared(std::vector<Curve> curves) {
    compared_ = std::move(curves);
    while (comparedGraphs_.size() > compared_.size()) {
        plot_->removeGraph(comparedGraphs_.back());
        comparedGraphs_.pop_back();
    }
    while (comparedGraphs_.size() < compared_.size()) {
        comparedGraphs_.push_back(plot_->addGraph());
        comparedGraphs_.back()->setLayer(kCurveLayer);
        comparedGraphs_.back()->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
    }
    showCompared();
    rescale();
    updateCaption();
}

void LearningCurvesView::showCompared() {
    const LossTerm term = chosenTerm(*term_);
    for (std::size_t i = 0; i < compared_.size(); ++i) {
        QCPGraph* graph = comparedGraphs_[i];
        graph->setName(compared_[i].name);
        graph->setPen(QPen(theme::runColor(*this, compared_[i].color), 2));
        graph->data()->clear();
        for (const auto& record : compared_[i].epochs)
            graph->addData(static_cast<double>(record.epoch), record.test.*term);
    }
}

void LearningCurvesView::showTerm() {
    const LossTerm term = chosenTerm(*term_);
    plot_->yAxis->setLabel(term == &LossTerms::squaredError ? tr("per image, pixels in 0..1") : tr("nats per image"));
    train_->data()->clear();
    test_->data()->clear();
    for (const auto& point : points_) train_->addData(point.epoch, point.train.*term);
    for (const auto& record : epochs_) test_->addData(static_cast<double>(record.epoch), record.test.*term);
    showCompared();
    rescale();
    updateCaption();
}

void LearningCurvesView::rescale() {
    // The fall of the first steps is many times what follows: it enters from above the plot.
    // So does the mean of the first epoch, which is all that is known of an opened run's.
    double settled = points_.size() > 20 ? 0.04 * static_cast<double>(plannedEpochs_) : 0.0;
    if (epochs_.size() > 2) settled = std::max(settled, 1.0);
    const LossTerm term = chosenTerm(*term_);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto include = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const auto& point : points_) {
        if (point.epoch >= settled) include(point.train.*term);
    }
    for (const auto& record : epochs_) include(record.test.*term);
    std::int64_t last = plannedEpochs_;
    for (const Curve& curve : compared_) {
        for (const auto& record : curve.epochs) {
            if (static_cast<double>(record.epoch) >= settled) include(record.test.*term);
            last = std::max(last, record.epoch);
        }
    }
    const bool empty = isEmpty() && compared_.empty();
    if (low > high) std::tie(low, high) = std::pair(0.0, 1.0);
    const double margin = std::max(0.05 * (high - low), 1e-3 * std::max(1.0, std::abs(high)));
    plot_->xAxis->setRange(0, static_cast<double>(last));
    plot_->yAxis->setRange(low - margin, high + margin);
    plot_->yAxis->setTickLabels(!empty);
    emptyText_->setVisible(empty);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

std::vector<LearningCurvesView::LegendEntry> LearningCurvesView::legend() const {
    const LossTerm term = chosenTerm(*term_);
    const auto last = [term](const std::vector<EpochRecord>& epochs) {
        return epochs.empty() ? std::nullopt : std::optional(epochs.back().test.*term);
    };
    std::vector<LegendEntry> entries;
    if (!points_.empty()) entries.push_back({tr("train"), trainColor(*this), points_.back().train.*term});
    if (!epochs_.empty()) entries.push_back({tr("test"), testColor(*this), last(epochs_)});
    for (const Curve& curve : compared_)
        entries.push_back({curve.name, theme::runColor(*this, curve.color), last(curve.epochs)});
    return entries;
}

// Train and test side by side, each compared run on a line of its own.
void LearningCurvesView::updateCaption() {
    QString text;
    const auto entries = legend();
    QStringList words;
    for (const LegendEntry& entry : entries)
        if (entry.value) words << tr("%1 %2").arg(entry.name, numberText(*entry.value, 1));
    plot_->setAccessibleDescription(words.isEmpty() ? emptyText_->text()
                                                    : tr("%1: %2").arg(term_->currentText(), language::listed(words)));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const LegendEntry& entry = entries[i];
        const double value = entry.value.value_or(0);
        const QString figure = entry.value ? numberText(value, std::abs(value) < 10 ? 2 : 1) : QString();
        const bool isCompared = i + compared_.size() >= entries.size();
        if (i > 0) text += isCompared ? QStringLiteral("<br>") : QStringLiteral("&nbsp;&nbsp; ");
        text += QStringLiteral("<span style='color:%1'>●</span> %2 %3")
                    .arg(entry.color.name(), entry.name.toHtmlEscaped(), figure);
    }
    caption_->setText(text);
}

void LearningCurvesView::setModel(std::shared_ptr<const Model> model, Index images) {
    model_ = std::move(model);
    images_ = images;
    updateNote();
}

void LearningCurvesView::updateNote() {
    const auto doubts = model_ ? trainingDoubts(*model_, images_, epochs_) : std::vector<Message>{};
    note_->setText(translated(Message::sentences(doubts)));
    note_->setVisible(!doubts.empty());
}

void LearningCurvesView::addOutputs(PictureOutput& output) {
    const auto reason = [this, &output] {
        if (QString withoutModel = output.reasonWithoutModel(); !withoutModel.isEmpty()) return withoutModel;
        return isEmpty() ? tr("Nothing was trained yet") : QString();
    };
    const QString help = tr("The curves as they are seen, as PNG, SVG or PDF");
    auto* save =
        output.addAction(PictureOutput::Menu::Export, {"exportCurvesAction", tr("&Learning curves as a figure…"), help},
                         reason, [this, &output, help] {
                             Figure figure = asFigure();
                             figure.texts = [snapshot = output.experiment().snapshot()] {
                                 auto texts = textOf(PictureOrigin(*snapshot, Matrix()));
                                 texts.erase("Lunette-Code");
                                 return texts;
                             };
                             output.saveFigureFile(help, tr("curves"), std::move(figure));
                         });
    plot_->setContextMenuPolicy(Qt::ActionsContextMenu);
    plot_->addActions({save, output.copyRunCommandAction()});
}

Figure LearningCurvesView::asFigure() const {
    const QColor ground = palette().color(QPalette::Window);
    const int line = fontMetrics().height(), head = line + kFigureMargin;
    Figure figure;
    figure.size = plot_->size() + QSize(0, head);
    const PlotRecorder recorder(*plot_, ground, {0, head});
    QCPPainter painter(&figure.below);
    painter.fillRect(QRect(0, 0, figure.size.width(), head), ground);
    const QStringList axes{QStringLiteral("background"), QStringLiteral("main"), QStringLiteral("axes")};
    recorder.drawGround(painter, axes + QStringList{QStringLiteral("grid"), kCurveLayer});
    recorder.coverMargins(painter);
    recorder.drawLayers(painter, axes);
    painter.setFont(theme::figures(*this));
    int x = kFigureMargin;
    const auto entry = [&](const QString& text, const QColor& color) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(x + kMarkRadius, head / 2.0), kMarkRadius, kMarkRadius);
        x += static_cast<int>(2 * kMarkRadius) + kFigureMargin / 2;
        painter.setPen(theme::ink(*this));
        painter.drawText(QRect(x, 0, figure.size.width(), head), Qt::AlignVCenter, text);
        x += painter.fontMetrics().horizontalAdvance(text) + 2 * kFigureMargin;
    };
    for (const LegendEntry& item : legend()) entry(item.name, item.color);
    painter.drawText(QRect(x, 0, figure.size.width() - x - kFigureMargin, head), Qt::AlignVCenter | Qt::AlignRight,
                     term_->currentText());
    return figure;
}

void LearningCurvesView::applyTheme() {
    stylePlot(*plot_, *this);
    emptyText_->setColor(theme::faintInk(*this));
    emptyText_->setFont(font());
    train_->setPen(QPen(trainColor(*this), 1.25));
    test_->setPen(QPen(testColor(*this), 2));
    test_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
    showCompared();
    caption_->setFont(theme::figures(*this));
    updateCaption();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LearningCurvesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || changesNumbers(*event))
        applyTheme();
    if (changesNumbers(*event)) updateNote();
    QWidget::changeEvent(event);
}

}  // namespace lunette
