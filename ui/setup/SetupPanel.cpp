#include "setup/SetupPanel.h"

#include "setup/GeneratorPreview.h"
#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <string_view>

namespace lunette {
namespace {

constexpr int kSettleMs = 300;
constexpr std::string_view kObjectiveKeys[] = {"beta",
                                               "kl-warmup",
                                               "free-bits",
                                               "posterior-noise",
                                               "importance-samples",
                                               "tc-weight",
                                               "mi-weight",
                                               "mmd-weight",
                                               "named-latents",
                                               "labels",
                                               "label-weight",
                                               "corruption",
                                               "corruption-strength",
                                               "sparsity",
                                               "sparsity-weight",
                                               "sparsity-target",
                                               "contraction",
                                               "likelihood",
                                               "observation-variance",
                                               "observation-std",
                                               "output-activation"};
constexpr std::string_view kArchitectureKeys[] = {"architecture", "channels", "kernel",
                                                  "hidden",       "latents",  "activation"};
constexpr std::string_view kOptimizerKeys[] = {"optimizer",    "learning-rate", "momentum",
                                               "weight-decay", "clip-norm",     "schedule",
                                               "decay-factor", "decay-epochs",  "warmup-epochs"};
/// The objective itself is chosen in the tool bar.
constexpr std::string_view kElsewhereKeys[] = {"objective"};

template <class Keys>
bool holds(const Keys& keys, std::string_view key) {
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

template <class Predicate>
std::vector<ParameterInfo> trainingParametersWhere(Predicate predicate) {
    std::vector<ParameterInfo> chosen;
    for (const auto& parameter : trainingParameters().all()) {
        if (predicate(parameter.key)) chosen.push_back(parameter);
    }
    return chosen;
}

/// Whether a parameter has an effect on a run of this configuration.
bool concerns(std::string_view key, const TrainingConfig& config) {
    if (config.objective == ObjectiveKind::Pca) {
        constexpr std::string_view kOfPca[] = {"latents", "observation-std", "seed", "threads"};
        return holds(kOfPca, key);
    }
    constexpr std::string_view kOfVae[] = {
        "beta",      "kl-warmup", "free-bits",    "posterior-noise", "importance-samples",
        "tc-weight", "mi-weight", "named-latents"};
    if (key == "labels" || key == "label-weight") return hasPosterior(config.objective) && !config.namedLatents.empty();
    if (holds(kOfVae, key)) return hasPosterior(config.objective);
    if (key == "corruption-strength") return config.corruption != CorruptionKind::None;
    if (key == "sparsity-weight") return config.sparsity != SparsityKind::None;
    if (key == "sparsity-target") return config.sparsity == SparsityKind::TargetActivation;
    if (key == "channels" || key == "kernel") return config.architecture == ArchitectureKind::Conv;
    if (key == "momentum") return config.optimizer == OptimizerKind::Sgd;
    if (key == "weight-decay") return config.optimizer == OptimizerKind::AdamW;
    if (key == "decay-factor" || key == "decay-epochs") return config.schedule == ScheduleKind::Step;
    constexpr std::string_view kOfGaussian[] = {"observation-variance", "observation-std", "output-activation"};
    return !holds(kOfGaussian, key) || config.likelihood == LikelihoodKind::Gaussian;
}

QString describe(const DataSplit& data) {
    const QLocale locale;
    const ImageShape shape = data.train->shape();
    QString text = SetupPanel::tr("%1 images to train on, %2 held out. %3\u00a0×\u00a0%4 pixels%5.")
                       .arg(locale.toString(static_cast<qlonglong>(data.train->size())),
                            locale.toString(static_cast<qlonglong>(data.test->size())))
                       .arg(shape.width)
                       .arg(shape.height)
                       .arg(shape.channels == 1 ? QString() : SetupPanel::tr(", colour"));
    return text;
}

}  // namespace

SetupPanel::SetupPanel(const Catalog& catalog, BackgroundService& service, QWidget* parent)
    : QScrollArea(parent), catalog_(catalog), preview_(new GeneratorPreview(catalog, service)) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(12, 8, 8, 16);
    column_->setSpacing(8);

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
    datasetPlace_ = new QVBoxLayout;
    column_->addLayout(datasetPlace_);
    column_->addWidget(preview_);
    preview_->hide();

    addGroup(tr("Objective"), trainingParametersWhere([](auto key) { return holds(kObjectiveKeys, key); }));
    auto* architecture =
        addGroup(tr("Architecture"), trainingParametersWhere([](auto key) { return holds(kArchitectureKeys, key); }));
    architecture->findChild<QWidget*>(QStringLiteral("architecture"))->setObjectName(QStringLiteral("architectureBox"));
    addGroup(tr("Optimizer"), trainingParametersWhere([](auto key) { return holds(kOptimizerKeys, key); }));
    addGroup(tr("Training"), trainingParametersWhere([](auto key) {
                 return !holds(kObjectiveKeys, key) && !holds(kArchitectureKeys, key) && !holds(kOptimizerKeys, key) &&
                        !holds(kElsewhereKeys, key);
             }));
    pendingNote_ = new QLabel(tr("%1 takes effect with the next run").arg(ParameterForm::pendingMark()), content);
    pendingNote_->setObjectName(QStringLiteral("pendingNote"));
    pendingNote_->setForegroundRole(QPalette::PlaceholderText);
    column_->addWidget(pendingNote_);
    column_->addStretch(1);
    setWidget(content);
    alignLabels();

    settle_.setSingleShot(true);
    settle_.setInterval(kSettleMs);
    connect(&settle_, &QTimer::timeout, this, &SetupPanel::emitDataset);
    setPending({});
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

ParameterForm* SetupPanel::addGroup(const QString& title, const std::vector<ParameterInfo>& parameters) {
    auto* heading = addHeading(title);
    auto* form = new ParameterForm(parameters, this);
    connect(form, &ParameterForm::edited, this, &SetupPanel::parameterEdited);
    column_->addWidget(form);
    groups_.push_back({heading, form});
    return form;
}

void SetupPanel::setData(const DataSplit& split) {
    reportButton_->setVisible(split.train && !split.train->report().notes.empty());
    if (!split.train) {
        datasetText_->setText(tr("None is open."));
        showKind(nullptr, {});
        return;
    }
    const DatasetKind* kind = catalog_.kindOf(split);
    QString text = describe(split);
    if (const DatasetSource* source = split.format.empty() && kind ? catalog_.find(kind->name()) : nullptr) {
        const QString about = QString::fromStdString(source->description());
        datasetText_->setToolTip(QCoreApplication::translate("Dataset", qPrintable(about)));
    } else {
        text.prepend(QString::fromStdString(split.train->name()) + QStringLiteral(": "));
        datasetText_->setToolTip(QString::fromStdString(split.spec));
    }
    datasetText_->setText(text);
    showKind(kind, datasetPath(split));
    // While a hand is on the options, theirs is the newer value.
    if (!kind || !datasetForm_ || settle_.isActive()) return;
    Settings values = allDefaults(*kind);
    const Settings asked = split.format.empty() ? parseDatasetSpec(split.spec).settings : split.settings;
    for (const auto& [key, value] : asked) values[key] = value;
    datasetForm_->setValues(values);
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
    preview_->setVisible(kind && GeneratorPreview::isPossible(*kind));
    if (!kind) return;
    const auto parameters = allParameters(*kind);
    datasetForm_ = new ParameterForm(parameters, widget());
    for (const auto& info : parameters) {
        // The training's parameters have the first claim to their names.
        if (!trainingParameters().find(info.key)) continue;
        const QString key = QString::fromStdString(info.key);
        datasetForm_->findChild<QWidget*>(key)->setObjectName(QStringLiteral("dataset-") + key);
    }
    connect(datasetForm_, &ParameterForm::edited, this, [this] {
        settle_.start();
        showPreview();
    });
    datasetPlace_->addWidget(datasetForm_);
    alignLabels();
}

DatasetSpec SetupPanel::askedText() const {
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
    if (kind_ && datasetForm_ && GeneratorPreview::isPossible(*kind_)) preview_->preview(askedText());
}

void SetupPanel::emitDataset() {
    if (kind_ && datasetForm_) emit datasetEdited(QString::fromStdString(formatDatasetSpec(askedText())));
}

void SetupPanel::alignLabels() {
    int width = datasetForm_ ? datasetForm_->labelWidth() : 0;
    for (const Group& group : groups_) width = std::max(width, group.form->labelWidth());
    for (const Group& group : groups_) group.form->setLabelWidth(width);
    if (datasetForm_) datasetForm_->setLabelWidth(width);
    updateGeometry();
}

void SetupPanel::setConfig(const TrainingConfig& config) {
    const Settings values = trainingParameters().settings(config);
    for (const auto& [heading, form] : groups_) {
        form->setValues(values);
        bool isShown = false;
        for (const auto& [key, text] : form->values()) {
            form->setRowVisible(key, concerns(key, config));
            isShown = isShown || concerns(key, config);
        }
        heading->setVisible(isShown);
        form->setVisible(isShown);
    }
}

void SetupPanel::setPending(const std::set<std::string, std::less<>>& keys) {
    for (const Group& group : groups_) group.form->setPending(keys);
    pendingNote_->setVisible(!keys.empty());
}

}  // namespace lunette
