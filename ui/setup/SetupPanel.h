#pragma once

#include "data/Catalog.h"
#include "session/BackgroundService.h"
#include "session/Experiment.h"
#include "setup/ParameterForm.h"

#include <QScrollArea>
#include <QTimer>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace lunette {

class DatasetPreview;

/// Everything that decides the next run, and what of it acts at once: the dataset's options, the objective, the
/// architecture, the training. It follows the experiment, and says what differs from the defaults.
class SetupPanel : public QScrollArea {
    Q_OBJECT
public:
    SetupPanel(const Catalog& catalog, BackgroundService& service, Experiment& experiment, QWidget* parent = nullptr);

    /// Shows the experiment's data and configuration as they are, in place of what was typed.
    void showData();
    void showConfig();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// Options of the dataset were changed; the DATASET text opens it so. Comes when the hand rests.
    void datasetEdited(const QString& text);
    void importReportRequested();
    void parameterEdited(const std::string& key, const std::string& text);

private:
    struct Group {
        QLabel* heading;
        ParameterForm* form;
    };
    QLabel* addHeading(const QString& text);
    void addFilterRow();
    void addDatasetPart(QWidget* content);
    void addNotes(QWidget* content);
    void addDefaultsRow();
    void addGroup(const Message& title);
    void showPending();
    void showRows();
    void showChangedCount();
    void restoreDefaults();
    void showKind(const DatasetKind* kind, const std::string& place);
    void alignLabels();
    /// The form's options that are not as they are by default.
    DatasetSpec requestedSpec() const;
    void showPreview();
    void emitDataset();

    const Catalog& catalog_;
    Experiment& experiment_;
    QVBoxLayout* column_;
    QLineEdit* search_;
    QToolButton *basic_, *all_;
    QLabel* changedText_;
    QPushButton* defaultsButton_;
    QLabel* datasetText_;
    QVBoxLayout* datasetPlace_;
    QPushButton* reportButton_;
    const DatasetKind* kind_ = nullptr;
    std::string place_;  ///< the name or the path that the form's options are of
    ParameterForm* datasetForm_ = nullptr;
    DatasetPreview* preview_;
    std::vector<Group> groups_;
    QLabel *pendingNote_, *precisionNote_;
    QTimer settle_;
};

}  // namespace lunette
