#include "window/DatasetBox.h"

#include "imaging/DownloadableDatasets.h"
#include "session/MessageText.h"

#include <QSignalBlocker>

#include <utility>
#include <vector>

namespace lunette {
namespace {

constexpr int kPathRole = Qt::UserRole + 1;  // of a dataset from a file: its path, without its options

}  // namespace

DatasetBox::DatasetBox(const Catalog& catalog, BackgroundService& service, QWidget* parent)
    : QComboBox(parent),
      catalog_(catalog),
      request_(service, BackgroundService::Queue::Files, service.errorReporter()) {
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto& source : catalog.sources()) {
        addItem(translated(source->title()), QString::fromStdString(source->name()));
        setItemData(count() - 1, translated(source->description()), Qt::ToolTipRole);
    }
    updateDownloads();
    setCurrentIndex(-1);
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) emit specChosen(itemData(index).toString());
    });
}

void DatasetBox::showData(const DataSplit& split) {
    const QSignalBlocker quiet(this);
    if (!split.train) {
        setCurrentIndex(-1);
        return;
    }
    // A built-in dataset has an item from the start. A file gets one item, which means it as it was last opened.
    const QString path = QString::fromStdString(datasetPath(split));
    int row = findData(path);
    if (row < 0 || !split.format.empty()) row = findData(path, kPathRole);
    if (row < 0) {
        addItem(QString::fromStdString(split.train->name()));
        row = count() - 1;
        setItemData(row, path, kPathRole);
    }
    if (!itemData(row, kPathRole).isNull()) setItemData(row, QString::fromStdString(split.spec));
    setCurrentIndex(row);
}

void DatasetBox::updateDownloads() {
    std::vector<DownloadableDataset> sets;
    for (const auto& source : catalog_.sources())
        if (auto set = findDownloadableDataset(source->name())) sets.push_back(std::move(*set));
    request_.request(
        [sets = std::move(sets)] {
            std::vector<std::pair<std::string, bool>> found;
            for (const DownloadableDataset& set : sets) found.emplace_back(set.name, placeOf(set).has_value());
            return found;
        },
        [this](const std::vector<std::pair<std::string, bool>>& found) {
            for (const auto& [name, isHere] : found) markDownload(name, isHere);
        });
}

void DatasetBox::markDownload(const std::string& name, bool isHere) {
    const int row = findData(QString::fromStdString(name));
    const DatasetSource* source = catalog_.find(name);
    if (row < 0 || !source) return;
    const QString title = translated(source->title()), about = translated(source->description());
    setItemText(row, isHere ? title : title + QStringLiteral(" ↓"));
    setItemData(row, isHere ? about : tr("Not on this computer yet. %1").arg(about), Qt::ToolTipRole);
    setItemData(row, isHere ? title : tr("%1, not on this computer yet").arg(title), Qt::AccessibleTextRole);
}

}  // namespace lunette
