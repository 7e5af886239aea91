#pragma once

#include "data/Dataset.h"

#include <QDialog>

namespace lunette {

/// What an import found, converted and left out: sentences, kinds, and a line for each thing that was skipped. Stays
/// beside the window until it is closed; however many lines there are, only those in view cost anything.
class ImportReportDialog : public QDialog {
    Q_OBJECT
public:
    ImportReportDialog(const DataSplit& split, QWidget* parent);

    /// One sentence on what was skipped, for a message; empty where nothing was.
    static QString summary(const DataSplit& split);
};

}  // namespace lunette
