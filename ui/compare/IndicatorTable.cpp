#include "compare/IndicatorTable.h"

#include "export/CommandLines.h"
#include "io/Evaluation.h"
#include "plot/FactorHeatMap.h"
#include "train/NamedLatents.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/ProgressLine.h"
#include "widgets/SymbolIcon.h"
#include "widgets/Theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lunette {
namespace {

enum Column { Name, Unit, FirstRun };
constexpr int kPollMs = 100;
constexpr int kExplanationLines = 4;

QPushButton* makeTableButton(const QString& text, const char* name, const QString& help) {
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1StringView(name));
    button->setToolTip(help);
    return button;
}

/// A file name made of a run's, which a shell takes as it is.
std::string fileName(const QString& run) {
    QString name;
    for (const QChar c : run) name += c.unicode() < 128 && c.isLetterOrNumber() ? c.toLower() : QLatin1Char('-');
    return name.toStdString() + ".lunette";
}

}  // namespace

IndicatorTable::IndicatorTable(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      request_(service, BackgroundService::Queue::Measurements, service.errorReporter()),
      pages_(new QStackedWidget),
      table_(new QTableWidget),
      strengths_(new QScrollArea),
      explanation_(new QLabel),
      measuring_(new QLabel),
      bar_(new ProgressLine),
      cancel_(makeTableButton(tr("Cancel"), "cancelMeasuringButton", tr("Stop measuring"))),
      measure_(makeTableButton(tr("Measure"), "measureButton", tr("Measure the runs that have no figures yet"))),
      showStrengths_(makeTableButton(tr("Latents and factors"), "strengthsButton",
                                     tr("How much each latent tells about each known factor, run by run"))),
      copy_(makeTableButton(tr("Copy"), "copyIndicatorsButton", tr("Copy the table, tab-separated (Ctrl+C)"))),
      copyCommands_(
          makeTableButton(tr("Copy as commands"), "copyIndicatorCommandsButton",
                          tr("Copy the lines for lunette-cli that train these runs and print these figures"))),
      rows_(indicatorRows()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 6);
    pages_->addWidget(makeTable());
    pages_->addWidget(strengths_);
    column->addWidget(pages_, 1);
    column->addWidget(explanation_);
    column->addWidget(makeFoot());
    poll_.setInterval(kPollMs);
    connect(&poll_, &QTimer::timeout, this, &IndicatorTable::showProgress);
    connect(table_, &QTableWidget::currentCellChanged, this, &IndicatorTable::explain);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        isCancelled_ = true;
        cancel();
    });
    connect(measure_, &QPushButton::clicked, this, [this] {
        isCancelled_ = false;
        measureNext();
    });
    connect(showStrengths_, &QPushButton::toggled, pages_, &QStackedWidget::setCurrentIndex);
    connect(copy_, &QPushButton::clicked, this, [this] { copy(asText(), tr("Copied the table")); });
    connect(copyCommands_, &QPushButton::clicked, this, [this] { copy(asCommands(), tr("Copied the commands")); });
    fill();
    showProgress();
}

QWidget* IndicatorTable::makeTable() {
    table_->setObjectName(QStringLiteral("indicatorTable"));
    table_->setAccessibleName(tr("Indicators"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setShowGrid(false);
    table_->setAlternatingRowColors(true);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->installEventFilter(this);
    explanation_->setObjectName(QStringLiteral("indicatorExplanation"));
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    explanation_->setMinimumHeight(kExplanationLines * fontMetrics().lineSpacing());
    explanation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return table_;
}

QWidget* IndicatorTable::makeFoot() {
    showStrengths_->setCheckable(true);
    strengths_->setObjectName(QStringLiteral("strengthsPage"));
    strengths_->setAccessibleName(tr("Latents and factors"));
    strengths_->setWidgetResizable(true);
    strengths_->setFrameShape(QFrame::NoFrame);
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    measuring_->setObjectName(QStringLiteral("measuringLabel"));
    bar_->setAccessibleName(tr("Progress of measuring"));
    row->addWidget(measuring_);
    row->addWidget(bar_, 1);
    row->addWidget(cancel_);
    row->addWidget(measure_);
    row->addStretch(1);
    row->addWidget(showStrengths_);
    row->addWidget(copy_);
    row->addWidget(copyCommands_);
    return foot;
}

void IndicatorTable::setRuns(std::vector<StoredRun> runs) {
    runs_ = std::move(runs);
    cancel();
    isCancelled_ = false;
    std::erase_if(measured_, [this](const auto& item) {
        const auto run = std::ranges::find(runs_, item.first, &StoredRun::id);
        return run == runs_.end() || run->weightsId != item.second.weightsId;
    });
    fill();
    measureNext();
}

const Report* IndicatorTable::report(std::int64_t run) const {
    const auto found = measured_.find(run);
    return found == measured_.end() ? nullptr : &found->second.report;
}

void IndicatorTable::fill() {
    const int row = std::max(0, table_->currentRow());
    QStringList titles{tr("Indicator"), tr("Unit")};
    for (const StoredRun& run : runs_) titles << run.name;
    table_->setRowCount(static_cast<int>(rows_.size()));
    table_->setColumnCount(static_cast<int>(titles.size()));
    table_->setHorizontalHeaderLabels(titles);
    for (int column = 0; column < titles.size(); ++column) {
        auto* head = table_->horizontalHeaderItem(column);
        head->setTextAlignment((column < FirstRun ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        if (column >= FirstRun) head->setIcon(runIcon(*this, runs_[static_cast<std::size_t>(column - FirstRun)].color));
    }
    for (int i = 0; i < table_->rowCount(); ++i) fillRow(i);
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Unit, QHeaderView::Stretch);
    table_->setCurrentCell(row, Name);
    for (QPushButton* button : {copy_, copyCommands_}) button->setEnabled(!runs_.empty());
    explain();
    showStrengths();
}

/// A heading and a heat map for each run that has been measured on known factors.
void IndicatorTable::showStrengths() {
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    bool isEmpty = true;
    for (const StoredRun& run : runs_) {
        const Report* found = report(run.id);
        if (!found || !found->disentanglement) continue;
        const Eigen::MatrixXd& strengths = found->disentanglement->strengths;
        std::vector<Index> latents(static_cast<std::size_t>(strengths.rows()));
        std::iota(latents.begin(), latents.end(), Index{0});
        auto* map = new FactorHeatMap;
        map->setObjectName(QStringLiteral("heatMapOfRun%1").arg(run.id));
        map->setAccessibleName(tr("How much each latent of %1 tells about each factor").arg(run.name));
        map->setStrengths(strengths, run.data.train->factors(), namedLatents(run.model->config()), latents);
        auto* column = new QVBoxLayout;
        column->addWidget(new QLabel(QStringLiteral("<b>%1</b>").arg(run.name.toHtmlEscaped())));
        column->addWidget(map);
        column->addStretch(1);
        row->addLayout(column);
        isEmpty = false;
    }
    row->addStretch(1);
    strengths_->setWidget(content);  // which ends those before
    showStrengths_->setVisible(!isEmpty);
    if (isEmpty) showStrengths_->setChecked(false);
}

void IndicatorTable::fillRow(int row) {
    const IndicatorRow& line = rows_[static_cast<std::size_t>(row)];
    const auto setCell = [&](int column, const QString& text) {
        auto* cell = new QTableWidgetItem(text);
        table_->setItem(row, column, cell);
        return cell;
    };
    setCell(Name, line.name);
    setCell(Unit, line.unit)->setForeground(theme::faintInk(*this));
    std::vector<std::optional<double>> values;
    for (const StoredRun& run : runs_) {
        const Report* found = report(run.id);
        values.push_back(found ? line.value(*found) : std::nullopt);
    }
    const auto best = bestOf(line.better, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool isFigure = values[i] && !std::isnan(*values[i]);
        auto* cell = setCell(FirstRun + static_cast<int>(i),
                             isFigure ? numberText(*values[i], line.decimals) : QStringLiteral("–"));
        cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QFont font = theme::figures(*this);
        font.setBold(best[i]);
        cell->setFont(font);
        if (best[i]) cell->setToolTip(tr("The best of these runs. A small difference may be the seed's."));
        if (!canMeasure(runs_[i])) cell->setToolTip(tr("The data of this run are not open."));
    }
}

void IndicatorTable::explain() {
    const int row = table_->currentRow();
    if (runs_.empty()) {
        explanation_->setText(tr("Tick runs in the list, or press Compare: their figures will appear here."));
        return;
    }
    if (row < 0) return;
    const IndicatorRow& line = rows_[static_cast<std::size_t>(row)];
    QString better;
    if (line.better == IndicatorRow::Better::Higher) better = tr("Higher is better.");
    if (line.better == IndicatorRow::Better::Lower) better = tr("Lower is better.");
    QStringList seeds;
    for (const StoredRun& run : runs_) seeds << QString::number(run.model->config().seed);
    seeds.removeDuplicates();
    explanation_->setText(tr("<b>%1</b>, %2. %3 %4 Seed %5.")
                              .arg(line.name.toHtmlEscaped(), line.unit.toHtmlEscaped(),
                                   line.definition.toHtmlEscaped(), better, language::listed(seeds)));
}

bool IndicatorTable::canMeasure(const StoredRun& run) const {
    return run.history && run.data.train && run.data.test && run.data.test->shape() == run.model->image();
}

// What was begun is worth its end; the next run waits until the table is looked at.
void IndicatorTable::measureNext() {
    if (!isVisible() || task_ || isCancelled_) {
        showProgress();
        return;
    }
    for (const StoredRun& run : runs_) {
        if (report(run.id) || !canMeasure(run)) continue;
        measure(run);
        break;
    }
    showProgress();
}

void IndicatorTable::measure(const StoredRun& run) {
    task_.emplace();
    poll_.start();
    request_.request([run, progress = task_->progress()] { return evaluate(run.saved(), run.data, progress); },
                     [this, id = run.id, weightsId = run.weightsId](Report report) {
                         task_.reset();
                         measured_.insert_or_assign(id, Measured{weightsId, std::move(report)});
                         fill();
                         measureNext();
                     },
                     [this](const QString& message) {
                         task_.reset();
                         isCancelled_ = true;
                         showProgress();
                         measuring_->setText(message);
                     });
}

void IndicatorTable::cancel() {
    request_.cancel();
    if (const auto task = std::exchange(task_, std::nullopt)) task->cancel();
    showProgress();
}

void IndicatorTable::showProgress() {
    const bool isMeasuring = task_.has_value();
    if (!isMeasuring) poll_.stop();
    const auto missing = std::ranges::count_if(
        runs_, [this](const StoredRun& run) { return canMeasure(run) && report(run.id) == nullptr; });
    bar_->setVisible(isMeasuring);
    cancel_->setVisible(isMeasuring);
    measure_->setVisible(!isMeasuring && missing > 0);
    measuring_->setText(isMeasuring ? tr("Measuring, runs to go: %1").arg(numberText(missing)) : QString());
    if (isMeasuring) bar_->setFraction(task_->fraction());
}

QString IndicatorTable::asText() const {
    QStringList head{tr("Indicator"), tr("Unit")}, lines;
    for (const StoredRun& run : runs_) head << run.name;
    lines << head.join(u'\t');
    for (const IndicatorRow& row : rows_) {
        QStringList cells{row.name, row.unit};
        for (const StoredRun& run : runs_) {
            const Report* found = report(run.id);
            const auto value = found ? row.value(*found) : std::nullopt;
            const bool isFigure = value && !std::isnan(*value);
            cells << (isFigure ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString());
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

QString IndicatorTable::asCommands() const {
    std::string lines;
    for (const StoredRun& run : runs_) {
        const std::string file = fileName(run.name);
        if (run.lineEpochs) {
            TrainingConfig config = run.model->config();
            config.epochs = *run.lineEpochs;
            lines += trainLine(config, run.spec, file) + "\n";
        } else {
            lines += "# " +
                     tr("No single command reproduces \"%1\". Open the run and save it as %2.")
                         .arg(run.name, QString::fromStdString(file))
                         .toStdString() +
                     "\n";
        }
        lines += evaluateLine(file, run.spec) + "\n";
    }
    return QString::fromStdString(lines);
}

void IndicatorTable::copy(const QString& text, const QString& message) {
    QGuiApplication::clipboard()->setText(text);
    emit statusMessage(message);
}

void IndicatorTable::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    measureNext();
}

void IndicatorTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || changesNumbers(*event)) fill();
}

bool IndicatorTable::eventFilter(QObject* watched, QEvent* event) {
    // Before the window's own Copy, which is about pictures.
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched == table_ && isKey && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        if (event->type() == QEvent::KeyPress) copy(asText(), tr("Copied the table"));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace lunette
