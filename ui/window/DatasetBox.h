#pragma once

#include "data/Catalog.h"

#include <QComboBox>

namespace lunette {

/// The datasets to choose from: the built-in ones, those that can be downloaded, and files that were opened.
class DatasetBox : public QComboBox {
    Q_OBJECT
public:
    explicit DatasetBox(const Catalog& catalog, QWidget* parent = nullptr);

    /// Selects the open dataset, and adds it where it came from a file. An empty split selects nothing.
    void showData(const DataSplit& split);
    /// Marks the datasets that are not on this computer yet.
    void updateDownloads();

signals:
    void specChosen(const QString& spec);

private:
    const Catalog& catalog_;
};

}  // namespace lunette
