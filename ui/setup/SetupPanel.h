#pragma once

#include "data/Catalog.h"
#include "session/BackgroundService.h"
#include "setup/ParameterForm.h"
#include "train/TrainingConfig.h"

#include <QScrollArea>
#include <QTimer>

class QPushButton;
class QVBoxLayout;

namespace lunette {

class GeneratorPreview;

/// Everything that decides the next run, and what of it acts at once: the dataset's options, the objective, the
/// architecture, the training.
class SetupPanel : public QScrollArea {
    Q_OBJECT
public:
    SetupPanel(const Catalog& catalog, BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split);
    void setConfig(const TrainingConfig& config);
    void setPending(const std::set<std::string, std::less<>>& keys);
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
    ParameterForm* addGroup(const QString& title, const std::vector<ParameterInfo>& parameters);
    void showKind(const DatasetKind* kind, const std::string& place);
    void alignLabels();
    /// The form's options that are not as they are by default.
    DatasetSpec askedText() const;
    void showPreview();
    void emitDataset();

    const Catalog& catalog_;
    QVBoxLayout* column_;
    QLabel* datasetText_;
    QVBoxLayout* datasetPlace_;
    QPushButton* reportButton_;
    const DatasetKind* kind_ = nullptr;
    std::string place_;  ///< the name or the path that the form's options are of
    ParameterForm* datasetForm_ = nullptr;
    GeneratorPreview* preview_;
    std::vector<Group> groups_;
    QLabel* pendingNote_;
    QTimer settle_;
};

}  // namespace lunette
