#pragma once

#include "setup/ParameterEditor.h"

#include <QLabel>

#include <map>
#include <set>

class QGridLayout;

namespace lunette {

/// A form generated from a table of parameters: a label and an editor a row, and a quiet mark on the rows whose
/// value waits for the next run.
class ParameterForm : public QWidget {
    Q_OBJECT
public:
    explicit ParameterForm(const std::vector<ParameterInfo>& parameters, QWidget* parent = nullptr);

    /// Every value as text, by key.
    Settings values() const;
    /// Shows these values; keys that the form does not have are ignored, and edited() is not emitted.
    void setValues(const Settings& values);
    /// Marks the rows of these keys as waiting for the next run.
    void setPending(const std::set<std::string, std::less<>>& keys);
    /// A parameter without effect in the present configuration is not shown.
    void setRowVisible(std::string_view key, bool visible);

    static QString pendingMark();

    int labelWidth() const;
    /// For forms under each other to share one column.
    void setLabelWidth(int width);

signals:
    void edited(const std::string& key, const std::string& text);

private:
    struct Row {
        ParameterEditor editor;
        QLabel* label;
        QLabel* mark;
    };
    void addRow(const ParameterInfo& info);

    QGridLayout* grid_;
    std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace lunette
