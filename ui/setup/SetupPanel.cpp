#include "setup/SetupPanel.h"

#include "session/MessageText.h"
#include "setup/DatasetPreview.h"
#include "widgets/ChoiceButton.h"
#include "widgets/Settings.h"
#include "widgets/Theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <string_view>

namespace lunette {
namespace {

constexpr int kSettleMs = 300;
/// The parameters' groups, in the order in which they first stand in the table.
std::vector<Message> trainingGroups() {
    std::vector<Message> groups;
    for (const auto& parameter : trainingParameters().all())
        if (!parameter.group.isEmpty() && std::ranges::find(groups, parameter.group) == groups.end())
            groups.push_back(parameter.group);
    return groups;
}

QString describe(const DataSplit& data) {
    const QLocale locale;
    const ImageShape shape = data.train->shape();
    QString text = SetupPanel::tr("%1 images to train on, %2 held out. %3\u00a0×\u00a0%4 pixels%5.")
                       .arg(locale.toString(static_cast<qlonglong>(data.train->size())),
                            locale.toString(static_cast<qlonglong>(data.test->size())))
                       .arg(shape.width)
                       .arg(shape.height)
                       .arg(shape.channels == 1 ? QString() : SetupPanel::tr(", color"));
    return text;
}

}  // namespace

SetupPanel::SetupPanel(const Catalog& catalog, BackgroundService& service, Experiment& experiment, QWidget* parent)
    : QScrollArea(parent),
      catalog_(catalog),
      experiment_(experiment),
      search_(new QLineEdit),
      basic_(new ChoiceButton(tr("Basic"))),
      all_(new ChoiceButton(tr("All"))),
      changedText_(new QLabel),
      defaultsButton_(new QPushButton(tr("Defaults"))),
      preview_(new DatasetPreview(catalog, service)) {
    setAccessibleName(tr("Setup"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(12, 8, 8, 16);
    column_->setSpacing(8);

    addFilterRow();
    addDefaultsRow();
    addDatasetPart(content);
    for (const Message& group : trainingGroups()) addGroup(group);
    findChild<QWidget*>(QStringLiteral("architecture"))->setObjectName(QStringLiteral("architectureBox"));
    addNotes(content);
    column_->addStretch(1);
    setWidget(content);
    alignLabels();

    settle_.setSingleShot(true);
    settle_.setInterval(kSettleMs);
    connect(&settle_, &QTimer::timeout, this, &SetupPanel::emitDataset);
    connect(&experiment_, &Experiment::dataChanged, this, &SetupPanel::showData);
    connect(&experiment_, &Experiment::configChanged, this, &SetupPanel::showConfig);
    connect(&experiment_, &Experiment::stateChanged, this, &SetupPanel::showPending);
    showConfig();
    showRows();
    showPending();
}

void SetupPanel::addDatasetPart(QWidget* content) {
    addHeading(tr("Dataset"));
    datasetText_ = new QLabel(tr("None is open."), content);
    datasetText_->setObjectName(QStringLiteral("datasetText"));
    datasetText_->setWordWrap(true);
    column_->addWidget(datasetText_);
    reportButton_ = new QPushButton(tr("Import report…"), content);
    reportButton_->setObjectName(QStringLiteral("importReportButton"));
    reportButton_->setToolTip(tr("What the import found, converted and left out"));
    reportButton_->hide();
    column_->addWidget(reportButton_, 0, Qt::AlignLeft);
    connect(reportButton_, &QPushButton::clicked, this, &SetupPanel::importReportRequested);
    column_->addWidget(preview_);  // above the options, so that it is seen as they are changed
    preview_->hide();
    datasetPlace_ = new QVBoxLayout;
    column_->addLayout(datasetPlace_);
}

void SetupPanel::addNotes(QWidget* content) {
    pendingNote_ = new QLabel(tr("%1 takes effect with the next run").arg(ParameterForm::pendingMark()), content);
    pendingNote_->setObjectName(QStringLiteral("pendingNote"));
    pendingNote_->setForegroundRole(QPalette::PlaceholderText);
    column_->addWidget(pendingNote_);
    precisionNote_ = new QLabel(content);
    precisionNote_->setObjectName(QStringLiteral("precisionNote"));
    precisionNote_->setWordWrap(true);
    precisionNote_->setForegroundRole(QPalette::PlaceholderText);
    column_->addWidget(precisionNote_);
}

void SetupPanel::addFilterRow() {
    search_->setObjectName(QStringLiteral("setupSearch"));
    search_->setAccessibleName(tr("Find a setting"));
    search_->setPlaceholderText(tr("Find a setting"));
    search_->setToolTip(tr("Shows the settings whose name or explanation contains this"));
    search_->setClearButtonEnabled(true);
    basic_->setObjectName(QStringLiteral("basicSettingsButton"));
    basic_->setToolTip(tr("The settings that matter first, and those that are changed"));
    all_->setObjectName(QStringLiteral("allSettingsButton"));
    all_->setToolTip(tr("Every setting that has an effect"));
    auto* choices = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    row->addWidget(search_, 1);
    for (QToolButton* button : {basic_, all_}) {
        button->setCheckable(true);
        choices->addButton(button);
        row->addWidget(button);
    }
    (settings::showsAllParameters() ? all_ : basic_)->setChecked(true);
    column_->addLayout(row);
    connect(search_, &QLineEdit::textChanged, this, &SetupPanel::showRows);
    connect(all_, &QToolButton::toggled, this, [this](bool on) {
        settings::setShowsAllParameters(on);
        showRows();
    });
}

void SetupPanel::addDefaultsRow() {
    changedText_->setObjectName(QStringLiteral("changedText"));
    changedText_->setForegroundRole(QPalette::PlaceholderText);
    defaultsButton_->setObjectName(QStringLiteral("defaultsButton"));
    defaultsButton_->setToolTip(tr("Set everything that is changed, here and of the dataset, back to its default"));
    connect(defaultsButton_, &QPushButton::clicked, this, &SetupPanel::restoreDefaults);
    auto* row = new QHBoxLayout;
    row->addWidget(changedText_, 1);
    row->addWidget(defaultsButton_);
    column_->addLayout(row);
}

QSize SetupPanel::sizeHint() const { return {minimumSizeHint().width(), 480}; }

/// Scrolls down, never sideways: no editor may be cut off.
QSize SetupPanel::minimumSizeHint() const {
    return {widget()->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent), 120};
}

/// Wider options ask for a wider panel.
bool SetupPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

QLabel* SetupPanel::addHeading(const QString& text) {
    auto* heading = new QLabel(text, this);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    if (column_->count() > 0) column_->addSpacing(8);
    column_->addWidget(heading);
    return heading;
}

void SetupPanel::addGroup(const Message& title) {
    std::vector<ParameterInfo> parameters;
    for (const auto& parameter : trainingParameters().all())
        if (parameter.group == title) parameters.push_back(parameter);
    auto* heading = addHeading(translated(title));
    auto* form = new ParameterForm(parameters, this);
    connect(form, &ParameterForm::edited, this, &SetupPanel::parameterEdited);
    column_->addWidget(form);
    groups_.push_back({heading, form});
}

void SetupPanel::showData() {
    const DataSplit& split = experiment_.data();
    reportButton_->setVisible(split.train && !split.train->report().notes.empty());
    if (!split.train) {
        datasetText_->setText(tr("None is open."));
        showKind(nullptr, {});
        showConfig();
        showRows();
        return;
    }
    const DatasetKind* kind = catalog_.kindOf(split);
    QString text = describe(split);
    if (const DatasetSource* source = split.format.empty() && kind ? catalog_.find(kind->name()) : nullptr) {
        datasetText_->setToolTip(translated(source->description()));
    } else {
        text = tr("%1: %2", "a dataset and what it is").arg(QString::fromStdString(split.train->name()), text);
        datasetText_->setToolTip(QString::fromStdString(split.spec));
    }
    if (const auto doubt = std::ranges::find_if(split.train->report().notes, isDoubt);
        doubt != split.train->report().notes.end())
        text += QLatin1Char('\n') + translated(*doubt);
    datasetText_->setText(text);
    const bool isOther = kind != kind_ || datasetPath(split) != place_;
    showKind(kind, datasetPath(split));
    showConfig();  // the defaults are those of the data
    // While a hand is on the options, theirs is the newer value.
    if (!kind || !datasetForm_ || settle_.isActive()) return;
    Settings values = allDefaults(*kind);
    const Settings settings = split.format.empty() ? parseDatasetSpec(split.spec).settings : split.settings;
    for (const auto& [key, value] : settings) values[key] = value;
    datasetForm_->setValues(values);
    if (isOther) showRows();
    showChangedCount();
    showPreview();
}

void SetupPanel::showKind(const DatasetKind* kind, const std::string& place) {
    if (kind == kind_ && place == place_) return;
    place_ = place;
    settle_.stop();
    if (kind == kind_) return;
    kind_ = kind;
    delete std::exchange(datasetForm_, nullptr);
    preview_->clear();
    preview_->setVisible(kind != nullptr);
    if (!kind) return;
    const auto parameters = allParameters(*kind);
    datasetForm_ = new ParameterForm(parameters, widget());
    datasetForm_->setDefaults(allDefaults(*kind));
    for (const auto& info : parameters) {
        // The training's parameters have the first claim to their names.
        if (!trainingParameters().find(info.key)) continue;
        const QString key = QString::fromStdString(info.key);
        datasetForm_->findChild<QWidget*>(key)->setObjectName(QStringLiteral("dataset-") + key);
    }
    connect(datasetForm_, &ParameterForm::edited, this, [this] {
        settle_.start();
        showChangedCount();
        showPreview();
    });
    datasetPlace_->addWidget(datasetForm_);
    alignLabels();
}

DatasetSpec SetupPanel::requestedSpec() const {
    const Settings defaults = allDefaults(*kind_);
    DatasetSpec text{place_, datasetForm_->values()};
    std::erase_if(text.settings, [&](const auto& item) {
        const auto found = defaults.find(item.first);
        return found != defaults.end() && found->second == item.second;
    });
    return text;
}

// At once, while the dataset itself waits until the hand rests.
void SetupPanel::showPreview() {
    if (kind_ && datasetForm_) preview_->preview(*kind_, requestedSpec());
}

void SetupPanel::emitDataset() {
    if (kind_ && datasetForm_) emit datasetEdited(QString::fromStdString(formatDatasetSpec(requestedSpec())));
}

void SetupPanel::alignLabels() {
    int width = datasetForm_ ? datasetForm_->labelWidth() : 0;
    for (const Group& group : groups_) width = std::max(width, group.form->labelWidth());
    for (const Group& group : groups_) group.form->setLabelWidth(width);
    if (datasetForm_) datasetForm_->setLabelWidth(width);
    updateGeometry();
}

void SetupPanel::showConfig() {
    const TrainingConfig& config = experiment_.config();
    const Settings values = trainingParameters().settings(config);
    const Settings defaults = trainingParameters().settings(experiment_.defaults());
    for (const auto& [heading, form] : groups_) {
        form->setDefaults(defaults);
        form->setValues(values);
        for (const auto& [key, text] : form->values()) {
            const auto& parameter = *trainingParameters().find(key);
            form->setBasic(key, parameter.isBasicIn(config));
            form->setApplies(key, parameter.appliesTo(config));
        }
        heading->setVisible(form->shownCount() > 0);
        form->setVisible(form->shownCount() > 0);
    }
    const Message note = precisionNote(config);
    precisionNote_->setText(note.isEmpty() ? QString() : translated(note));
    precisionNote_->setVisible(!note.isEmpty());
    showChangedCount();
}

/// Of a file every option is basic: each says how the file is to be read.
void SetupPanel::showRows() {
    const ParameterForm::Filter filter{basic_->isChecked(), search_->text().trimmed()};
    const bool isFile = !experiment_.data().format.empty();
    if (datasetForm_) datasetForm_->setFilter({filter.basicOnly && !isFile, filter.search});
    for (const auto& [heading, form] : groups_) {
        form->setFilter(filter);
        heading->setVisible(form->shownCount() > 0);
        form->setVisible(form->shownCount() > 0);
    }
}

void SetupPanel::showChangedCount() {
    int count = datasetForm_ ? datasetForm_->changedCount() : 0;
    for (const Group& group : groups_) count += group.form->changedCount();
    changedText_->setText(count == 0   ? tr("All settings are the defaults.")
                          : count == 1 ? tr("1 setting is changed.")
                                       : tr("%1 settings are changed.").arg(count));
    defaultsButton_->setEnabled(count > 0);
}

void SetupPanel::restoreDefaults() {
    experiment_.setConfig(experiment_.defaults());
    if (!datasetForm_ || datasetForm_->changedCount() == 0) return;
    datasetForm_->setValues(allDefaults(*kind_));
    showChangedCount();
    showPreview();
    emitDataset();
}

void SetupPanel::showPending() {
    const auto keys = experiment_.pendingParameters();
    for (const Group& group : groups_) group.form->setPending(keys);
    pendingNote_->setVisible(!keys.empty());
}

}  // namespace lunette
