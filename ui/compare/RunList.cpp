#include "compare/RunList.h"

#include "widgets/NumberText.h"
#include "widgets/SymbolIcon.h"
#include "widgets/Theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace lunette {
namespace {

enum RunColumn { NameColumn, LossColumn };
constexpr int kIdRole = Qt::UserRole;

std::int64_t idOf(const QTreeWidgetItem* row) { return row ? row->data(NameColumn, kIdRole).toLongLong() : 0; }

QString lossText(const StoredRun& run) {
    const auto& history = *run.history;
    return history.empty() ? QStringLiteral("–") : numberText(history.back().test.loss, 1);
}

QString explain(const StoredRun& run, bool isCurrent) {
    const QString what = RunList::tr("%1: %2", "a run and its network")
                             .arg(shortName(run.model->config()),
                                  QString::fromStdString(run.model->network().architecture().describe()));
    QStringList lines{run.name, what, RunList::tr("Trained on %1").arg(QString::fromStdString(run.spec)),
                      RunList::tr("Epochs: %1").arg(numberText(run.history->size()))};
    if (isCurrent) lines << RunList::tr("Current run: the model shown in the window");
    if (run.isUnsaved) lines << RunList::tr("Not saved yet");
    return lines.join(u'\n');
}

}  // namespace

RunList::RunList(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("runList"));
    setAccessibleName(tr("Runs"));
    setToolTip(tr("The runs of this window: tick those to compare"));
    setColumnCount(2);
    setHeaderLabels({tr("Run"), tr("Test loss")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(LossColumn, QHeaderView::ResizeToContents);
    headerItem()->setToolTip(LossColumn, tr("Over all held-out images after the last epoch, nats per image"));
    headerItem()->setTextAlignment(LossColumn, Qt::AlignRight | Qt::AlignVCenter);
    setRootIsDecorated(false);
    setIconSize({12, 12});  // that of runIcon(), which would be stretched on a fine screen
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(EditKeyPressed);
    header()->hide();
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* row, int column) {
        if (column != NameColumn) return;
        const auto run = std::ranges::find(runs_, idOf(row), &StoredRun::id);
        if (run == runs_.end()) return;
        const StoredRun before = *run;
        if (row->text(NameColumn) != before.name) emit renamed(before.id, row->text(NameColumn));
        const bool isTicked = row->checkState(NameColumn) == Qt::Checked;
        if (isTicked != before.isCompared) emit ticked(before.id, isTicked);
    });
    connect(this, &QTreeWidget::currentItemChanged, this, &RunList::currentRunChanged);
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* row) { emit openRequested(idOf(row)); });
}

void RunList::fillRow(QTreeWidgetItem& row, const StoredRun& run) {
    row.setData(NameColumn, kIdRole, QVariant::fromValue<qlonglong>(run.id));
    row.setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
    row.setText(NameColumn, run.name);
    row.setIcon(NameColumn, runIcon(*this, run.color));
    row.setCheckState(NameColumn, run.isCompared ? Qt::Checked : Qt::Unchecked);
    row.setText(LossColumn, lossText(run));
    row.setTextAlignment(LossColumn, Qt::AlignRight | Qt::AlignVCenter);
    row.setFont(LossColumn, theme::figures(*this));
    QFont font = this->font();
    font.setBold(run.id == active_);
    row.setFont(NameColumn, font);
    for (const int column : {NameColumn, LossColumn}) row.setToolTip(column, explain(run, run.id == active_));
}

void RunList::setRuns(const std::vector<StoredRun>& runs, std::int64_t active) {
    const QSignalBlocker quiet(this);
    const std::int64_t current = currentRun();
    runs_ = runs;
    for (StoredRun& run : runs_) {  // they are not needed here, and may leave memory
        run.state = {};
        run.epochs = {};
        run.snapshot = {};
    }
    active_ = active;
    header()->setVisible(!runs.empty());
    while (topLevelItemCount() > static_cast<int>(runs.size())) delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < static_cast<int>(runs.size())) addTopLevelItem(new QTreeWidgetItem);
    QTreeWidgetItem* chosen = nullptr;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QTreeWidgetItem* row = topLevelItem(static_cast<int>(i));
        fillRow(*row, runs[i]);
        if (runs[i].id == current) chosen = row;
    }
    setCurrentItem(chosen);
    viewport()->update();
}

std::int64_t RunList::currentRun() const { return idOf(currentItem()); }

void RunList::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (!runs_.empty()) return;
    QPainter painter(viewport());
    painter.setPen(theme::faintInk(*this));
    painter.drawText(
        viewport()->rect().adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap,
        tr("Every run that you train is kept here. Press Compare to train two and see them side by side."));
}

void RunList::keyPressEvent(QKeyEvent* event) {
    const std::int64_t run = currentRun();
    if (run != 0 && state() != EditingState && event->key() == Qt::Key_Delete)
        emit deleteRequested(run);
    else
        QTreeWidget::keyPressEvent(event);
}

void RunList::contextMenuEvent(QContextMenuEvent* event) {
    QTreeWidgetItem* row = itemAt(event->pos());
    if (!row) return;
    const std::int64_t run = idOf(row);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* open = menu->addAction(tr("Open"), this, [this, run] { emit openRequested(run); });
    open->setToolTip(tr("Make it the current run, to explore, save or train on"));
    open->setShortcut(Qt::Key_Return);
    open->setEnabled(run != active_);
    const bool isTicked = row->checkState(NameColumn) == Qt::Checked;
    auto* compare = menu->addAction(tr("Compare"), this, [this, run, isTicked] { emit ticked(run, !isTicked); });
    compare->setCheckable(true);
    compare->setChecked(isTicked);
    compare->setShortcut(Qt::Key_Space);
    menu->addAction(tr("Rename"), this,
                    [this, run] {
                        if (currentRun() == run) editItem(currentItem(), NameColumn);
                    })
        ->setShortcut(Qt::Key_F2);
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, run] { emit deleteRequested(run); })->setShortcut(Qt::Key_Delete);
    menu->setToolTipsVisible(true);
    menu->popup(event->globalPos());
}

void RunList::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || changesNumbers(*event)) setRuns(std::vector(runs_), active_);
}

}  // namespace lunette
