#pragma once

#include "data/Catalog.h"
#include "session/LatestRequest.h"

#include <QComboBox>

namespace lunette {

/// The datasets to choose from: the built-in ones, those that can be downloaded, and files that were opened.
class DatasetBox : public QComboBox {
    Q_OBJECT
public:
    DatasetBox(const Catalog& catalog, BackgroundService& service, QWidget* parent = nullptr);

    /// Selects the open dataset, and adds it where it came from a file. An empty split selects nothing.
    void showData(const DataSplit& split);
    /// Looks for the datasets that can be downloaded, and marks those that are not on this computer yet.
    void updateDownloads();

signals:
    void specChosen(const QString& spec);

private:
    void markDownload(const std::string& name, bool isHere);

    const Catalog& catalog_;
    LatestRequest request_;
};

}  // namespace lunette
