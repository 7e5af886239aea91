#include "setup/ImportReportDialog.h"

#include "session/MessageText.h"
#include "widgets/NumberText.h"

#include <QAbstractTableModel>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTreeView>
#include <QVBoxLayout>

namespace lunette {
namespace {

constexpr QSize kSize(640, 560);

/// Keeps the dataset, and so the report, for as long as it is shown.
class SkippedModel : public QAbstractTableModel {
public:
    SkippedModel(std::shared_ptr<const Dataset> data, QObject* parent)
        : QAbstractTableModel(parent), data_(std::move(data)) {}

    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(data_->report().skipped.size());
    }
    int columnCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : 2; }

    QVariant data(const QModelIndex& index, int role) const override {
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
        const auto& item = data_->report().skipped.at(static_cast<std::size_t>(index.row()));
        return translated(index.column() == 0 ? item.what : item.why);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
        return section == 0 ? ImportReportDialog::tr("Left out") : ImportReportDialog::tr("Why");
    }

private:
    std::shared_ptr<const Dataset> data_;
};

QString sentences(const DataSplit& data) {
    const ImportReport& report = data.train->report();
    QString text = QStringLiteral("<p>%1 %2</p>")
                       .arg(ImportReportDialog::tr("%1 images to train on, %2 held out.")
                                .arg(numberText(data.train->size()), numberText(data.test->size())),
                            translated(data.splitDescription).toHtmlEscaped());
    if (!report.notes.empty()) text += QStringLiteral("<ul>");
    for (const auto& note : report.notes) text += QStringLiteral("<li>%1</li>").arg(translated(note).toHtmlEscaped());
    if (!report.notes.empty()) text += QStringLiteral("</ul>");
    if (report.kinds.empty()) return text;
    text += QStringLiteral("<table cellpadding=2>");
    for (const auto& kind : report.kinds)
        text += QStringLiteral("<tr><td align=right>%1</td><td>&nbsp;%2</td></tr>")
                    .arg(numberText(kind.count), translated(kind.what).toHtmlEscaped());
    return text + QStringLiteral("</table>");
}

QTreeView* makeTable(const DataSplit& data, QWidget* parent) {
    auto* table = new QTreeView(parent);
    table->setObjectName(QStringLiteral("skippedTable"));
    table->setAccessibleName(ImportReportDialog::tr("What was left out"));
    table->setToolTip(ImportReportDialog::tr("What gave no image, and why"));
    table->setModel(new SkippedModel(data.train, table));
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAlternatingRowColors(true);
    table->header()->resizeSection(0, 280);
    return table;
}

}  // namespace

QString ImportReportDialog::summary(const DataSplit& split) {
    const auto& skipped = split.train->report().skipped;
    if (skipped.empty()) return {};
    const QString first = tr("%1: %2").arg(translated(skipped.front().what), translated(skipped.front().why));
    const QString images = numberText(split.train->size() + split.test->size());
    if (skipped.size() == 1) return tr("%1 images were opened. Skipped: %2.").arg(images, first);
    return tr("%1 images were opened and %2 items skipped. The first: %3. The import report lists all.")
        .arg(images, numberText(skipped.size()), first);
}

ImportReportDialog::ImportReportDialog(const DataSplit& split, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("importReportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import report: %1").arg(QString::fromStdString(split.train->name())));
    auto* column = new QVBoxLayout(this);
    auto* text = new QLabel(sentences(split), this);
    text->setObjectName(QStringLiteral("importReportText"));
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAlignment(Qt::AlignTop);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(text);
    column->addWidget(scroll, 1);
    if (!split.train->report().skipped.empty()) column->addWidget(makeTable(split, this), 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(kSize);
}

}  // namespace lunette
