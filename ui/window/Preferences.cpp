#include "window/Preferences.h"

#include "imaging/DownloadableDatasets.h"
#include "session/RunMemory.h"
#include "widgets/FileDialog.h"
#include "widgets/Settings.h"
#include "widgets/Theme.h"
#include "window/RecoveryController.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lunette {
namespace {

constexpr int kPreferencesWidth = 460;
const QString kMoons = QStringLiteral("moons");

template <class Widget>
Widget* preference(const char* name, const QString& help) {
    auto* widget = new Widget;
    widget->setObjectName(QLatin1StringView(name));
    widget->setToolTip(help);
    widget->setWhatsThis(help);
    return widget;
}

}  // namespace

Preferences::Preferences(QWidget& window, Experiment& experiment, RunMemory& memory, RecoveryController& recovery,
                         const WindowActions& actions)
    : QObject(&window), window_(window), experiment_(experiment), memory_(memory), recovery_(recovery) {
    connect(actions.preferences, &QAction::triggered, this, &Preferences::showDialog);
    connect(&experiment_, &Experiment::dataChanged, this, [this] {
        if (experiment_.hasData()) settings::setLastDataset(QString::fromStdString(experiment_.data().spec));
    });
    recovery_.setInterval(settings::autosaveSeconds());
    memory_.setBudget(std::size_t(settings::runMemory()) << 20U);
    takeThreads(settings::threads());
    if (const QString folder = settings::datasetFolder(); !folder.isEmpty()) takeDatasetFolder(folder);
}

QString Preferences::firstDataset() {
    switch (settings::start()) {
        case settings::Start::Nothing:
            return {};
        case settings::Start::LastDataset:
            if (QString last = settings::lastDataset(); !last.isEmpty()) return last;
            break;
        case settings::Start::Moons:
            break;
    }
    return kMoons;
}

void Preferences::showDialog() {
    if (dialog_) return dialog_->raise();
    dialog_ = new QDialog(&window_);
    dialog_->setObjectName(QStringLiteral("preferences"));
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    dialog_->setWindowTitle(tr("Preferences"));
    connect(dialog_, &QObject::destroyed, this, [this] { dialog_ = nullptr; });
    auto* column = new QVBoxLayout(dialog_);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    addAppearance(*form);
    addThreads(*form);
    addMemory(*form);
    addAutosave(*form);
    addDatasetFolder(*form);
    addStart(*form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog_, &QDialog::reject);
    column->addStretch(1);
    column->addWidget(buttons);
    dialog_->resize(theme::byText(*dialog_, kPreferencesWidth), dialog_->sizeHint().height());
    dialog_->open();
}

void Preferences::addAppearance(QFormLayout& form) {
    auto* box = preference<QComboBox>("appearanceBox", tr("Whether the window is light or dark"));
    box->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});  // in the order of theme::Appearance
    box->setCurrentIndex(static_cast<int>(settings::appearance()));
    connect(box, &QComboBox::currentIndexChanged, this, [](int index) {
        const auto appearance = static_cast<theme::Appearance>(index);
        theme::setAppearance(appearance);
        settings::setAppearance(appearance);
    });
    form.addRow(tr("&Appearance"), box);
}

void Preferences::addThreads(QFormLayout& form) {
    auto* box = preference<QSpinBox>("threadsPreference",
                                     tr("Number of processors for training. By default it depends on the batch size. A "
                                        "run in progress keeps its number until it is paused and resumed."));
    box->setRange(0, settings::kMaxThreads);
    box->setSpecialValueText(tr("automatic"));
    box->setValue(settings::threads());
    connect(box, &QSpinBox::valueChanged, this, [this](int threads) {
        settings::setThreads(threads);
        takeThreads(threads);
    });
    form.addRow(tr("&Processors to train on"), box);
}

void Preferences::takeThreads(int threads) { experiment_.setUsualThreads(threads); }

void Preferences::addMemory(QFormLayout& form) {
    auto* box = preference<QSpinBox>(
        "runMemoryPreference",
        tr("What the kept runs may take of memory; beyond it, those that were not used for longest go to a file"));
    box->setRange(settings::kMinRunMemory, settings::kMaxRunMemory);
    box->setSingleStep(settings::kMinRunMemory);
    box->setSuffix(tr(" MB"));
    box->setKeyboardTracking(false);  // else typing 1024 would first mean 16
    box->setValue(settings::runMemory());
    connect(box, &QSpinBox::valueChanged, this, [this](int megabytes) {
        settings::setRunMemory(megabytes);
        memory_.setBudget(std::size_t(megabytes) << 20U);
    });
    form.addRow(tr("&Memory for runs"), box);
}

void Preferences::addAutosave(QFormLayout& form) {
    auto* box = preference<QSpinBox>("autosavePreference",
                                     tr("How often unsaved training is kept, so that a crash costs no more than this"));
    box->setRange(settings::kMinAutosave, settings::kMaxAutosave);
    box->setSuffix(tr(" s"));
    box->setValue(settings::autosaveSeconds());
    connect(box, &QSpinBox::valueChanged, this, [this](int seconds) {
        settings::setAutosaveSeconds(seconds);
        recovery_.setInterval(seconds);
    });
    form.addRow(tr("&Keep training every"), box);
}

void Preferences::addDatasetFolder(QFormLayout& form) {
    auto* line = preference<QLineEdit>("datasetFolderPreference",
                                       tr("Where datasets are downloaded to, and looked for; empty: the usual folder"));
    line->setAccessibleName(tr("Folder of datasets"));
    line->setText(settings::datasetFolder());
    line->setPlaceholderText(QString::fromStdString(userDatasets()));
    line->setClearButtonEnabled(true);
    auto* browse = new QPushButton(tr("&Browse…"));
    browse->setObjectName(QStringLiteral("browseDatasetFolderButton"));
    const auto take = [this, line] {
        if (line->text() == settings::datasetFolder()) return;
        if (!line->text().isEmpty() && !QDir::isAbsolutePath(line->text())) {
            line->setText(settings::datasetFolder());
            return;
        }
        settings::setDatasetFolder(line->text());
        takeDatasetFolder(line->text());
    };
    connect(line, &QLineEdit::editingFinished, this, take);
    connect(browse, &QPushButton::clicked, this, [this, line, take] {
        const QString folder =
            QFileDialog::getExistingDirectory(dialog_, tr("Folder of datasets"), line->placeholderText());
        if (folder.isEmpty()) return;
        line->setText(folder);
        take();
    });
    auto* row = new QHBoxLayout;
    row->addWidget(line, 1);
    row->addWidget(browse);
    form.addRow(tr("&Folder of datasets"), row);
}

void Preferences::takeDatasetFolder(const QString& path) {
    chooseUserDatasets(QFile::encodeName(path).toStdString());
    emit datasetFolderChanged();
}

void Preferences::addStart(QFormLayout& form) {
    auto* box = preference<QComboBox>("startPreference", tr("What the window opens when it starts"));
    box->addItems({tr("Moons"), tr("The last dataset"), tr("Nothing")});  // in the order of settings::Start
    box->setCurrentIndex(static_cast<int>(settings::start()));
    connect(box, &QComboBox::currentIndexChanged, this,
            [](int index) { settings::setStart(static_cast<settings::Start>(index)); });
    form.addRow(tr("&Open at the start"), box);
}

}  // namespace lunette
