#include "setup/ParameterForm.h"

#include "widgets/Theme.h"

#include <QGridLayout>

#include <algorithm>

namespace lunette {

ParameterForm::ParameterForm(const std::vector<ParameterInfo>& parameters, QWidget* parent)
    : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setColumnStretch(1, 1);
    for (const auto& info : parameters) addRow(info);
}

void ParameterForm::addRow(const ParameterInfo& info) {
    const auto changed = [this, key = info.key] { emit edited(key, rows_.at(key).editor.text()); };
    Row row{makeParameterEditor(info, changed, this), new QLabel(parameterLabel(info), this), new QLabel(this)};
    row.label->setBuddy(row.editor.widget);
    row.label->setToolTip(row.editor.widget->toolTip());
    row.mark->setFixedWidth(fontMetrics().horizontalAdvance(pendingMark()));
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
        if (row != rows_.end() && row->second.editor.text() != text) row->second.editor.setText(text);
    }
}

void ParameterForm::setPending(const std::set<std::string, std::less<>>& keys) {
    for (const auto& [key, row] : rows_) {
        const bool pending = keys.contains(key);
        row.mark->setText(pending ? pendingMark() : QString());
        row.mark->setToolTip(pending ? tr("Takes effect with the next run") : QString());
    }
}

void ParameterForm::setRowVisible(std::string_view key, bool visible) {
    const auto row = rows_.find(key);
    if (row == rows_.end()) return;
    row->second.label->setVisible(visible);
    row->second.editor.widget->setVisible(visible);
    row->second.mark->setVisible(visible);
}

QString ParameterForm::pendingMark() { return QStringLiteral("•"); }

int ParameterForm::labelWidth() const {
    int width = 0;
    for (const auto& [key, row] : rows_) width = std::max(width, row.label->sizeHint().width());
    return width;
}

void ParameterForm::setLabelWidth(int width) { grid_->setColumnMinimumWidth(0, width); }

}  // namespace lunette
