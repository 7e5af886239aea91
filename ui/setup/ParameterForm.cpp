#include "setup/ParameterForm.h"

#include "session/MessageText.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QGridLayout>

#include <algorithm>

namespace lunette {
namespace {

/// A value as the editor shows it.
QString shownValue(const ParameterInfo& info, const std::string& text) {
    if (const auto* options = std::get_if<ChoiceOptions>(&info.kind))
        for (const ChoiceOption& option : *options)
            if (option.value == text) return translated(option.label);
    if (std::holds_alternative<RealRange>(info.kind)) return shortestText(parseReal(info, text));
    if (std::holds_alternative<IntegerRange>(info.kind)) return numberText(parseInteger(info, text));
    return text.empty() ? QCoreApplication::translate("Parameter", "none") : QString::fromStdString(text);
}

}  // namespace

ParameterForm::ParameterForm(const std::vector<ParameterInfo>& parameters, QWidget* parent)
    : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setColumnStretch(1, 1);
    for (const auto& info : parameters) addRow(info);
}

void ParameterForm::addRow(const ParameterInfo& info) {
    const auto changed = [this, key = info.key] {
        showDefault(rows_.at(key));
        emit edited(key, rows_.at(key).editor.text());
    };
    Row row{info, makeParameterEditor(info, changed, this), new QLabel(parameterLabel(info), this),
            new QLabel(pendingMark(), this)};
    row.label->setBuddy(row.editor.widget);
    row.label->setToolTip(row.editor.widget->toolTip());
    connect(row.label, &QLabel::linkActivated, this, [this, key = info.key] { restore(key); });
    row.mark->setFixedWidth(row.mark->sizeHint().width());
    row.mark->clear();
    row.editor.widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    const int line = grid_->rowCount();
    grid_->addWidget(row.label, line, 0);
    grid_->addWidget(row.editor.widget, line, 1);
    grid_->addWidget(row.mark, line, 2);
    rows_.emplace(info.key, row);
}

Settings ParameterForm::values() const {
    Settings values;
    for (const auto& [key, row] : rows_) values[key] = row.editor.text();
    return values;
}

void ParameterForm::setValues(const Settings& values) {
    for (const auto& [key, text] : values) {
        const auto row = rows_.find(key);
        if (row == rows_.end() || row->second.editor.text() == text) continue;
        row->second.editor.setText(text);
        showDefault(row->second);
    }
}

void ParameterForm::setDefaults(const Settings& defaults) {
    for (auto& [key, row] : rows_) {
        const auto found = defaults.find(key);
        row.usual = found == defaults.end() ? std::nullopt : std::optional(found->second);
        showDefault(row);
    }
}

int ParameterForm::changedCount() const {
    return static_cast<int>(
        std::ranges::count_if(rows_, [](const auto& row) { return row.second.applies && row.second.isChanged(); }));
}

void ParameterForm::showDefault(const Row& row) const {
    const QString name = parameterLabel(row.info);
    const QString help = row.editor.widget->toolTip();
    if (!row.isChanged()) {
        row.label->setText(name);
        row.label->setToolTip(help);
        return;
    }
    const QString usual = tr("default %1").arg(shownValue(row.info, *row.usual));
    const QString shown = fontMetrics().elidedText(usual, Qt::ElideRight, std::max(labelWidth_, 0));
    row.label->setText(QStringLiteral("%1<br><small><a href=\"default\">%2</a></small>")
                           .arg(name.toHtmlEscaped(), shown.toHtmlEscaped()));
    row.label->setToolTip(help +
                          QStringLiteral("<p>%1</p>")
                              .arg(tr("Changed: click \u201c%1\u201d to bring it back.").arg(usual).toHtmlEscaped()));
}

void ParameterForm::restore(const std::string& key) {
    const Row& row = rows_.at(key);
    if (!row.isChanged()) return;
    row.editor.setText(*row.usual);
    showDefault(row);
    emit edited(key, row.editor.text());
}

void ParameterForm::setPending(const std::set<std::string, std::less<>>& keys) {
    for (const auto& [key, row] : rows_) {
        const bool pending = keys.contains(key);
        row.mark->setText(pending ? pendingMark() : QString());
        row.mark->setToolTip(pending ? tr("Takes effect with the next run") : QString());
    }
}

void ParameterForm::setApplies(std::string_view key, bool applies) {
    const auto row = rows_.find(key);
    if (row == rows_.end()) return;
    row->second.applies = applies;
    // What is shown stays, so that nothing goes from under the hand that sets it to its default.
    row->second.isShown = applies && (row->second.isShown || matches(row->second));
    showRow(row->second);
}

void ParameterForm::setBasic(std::string_view key, bool basic) {
    const auto row = rows_.find(key);
    if (row != rows_.end()) row->second.info.isBasic = basic;
}

void ParameterForm::setFilter(const Filter& filter) {
    filter_ = filter;
    for (auto& [key, row] : rows_) {
        row.isShown = row.applies && matches(row);
        showRow(row);
    }
}

int ParameterForm::shownCount() const {
    return static_cast<int>(std::ranges::count_if(rows_, [](const auto& row) { return row.second.isShown; }));
}

bool ParameterForm::matches(const Row& row) const {
    if (filter_.search.isEmpty()) return !filter_.basicOnly || row.info.isBasic || row.isChanged();
    const auto holds = [this](const QString& text) { return text.contains(filter_.search, Qt::CaseInsensitive); };
    return holds(parameterLabel(row.info)) || holds(QString::fromStdString(row.info.key)) ||
           holds(translated(row.info.help));
}

void ParameterForm::showRow(Row& row) const {
    for (QWidget* part : std::initializer_list<QWidget*>{row.label, row.editor.widget, row.mark})
        part->setVisible(row.isShown);
}

QString ParameterForm::pendingMark() { return QStringLiteral("•"); }

int ParameterForm::labelWidth() const {
    int width = 0;
    for (const auto& [key, row] : rows_)
        width = std::max(width, fontMetrics().horizontalAdvance(parameterLabel(row.info)));
    return width;
}

void ParameterForm::setLabelWidth(int width) {
    grid_->setColumnMinimumWidth(0, width);
    labelWidth_ = width;
    for (const auto& [key, row] : rows_) showDefault(row);
}

}  // namespace lunette
