#pragma once

#include "setup/ParameterEditor.h"

#include <QLabel>

#include <map>
#include <optional>
#include <set>

class QGridLayout;

namespace lunette {

/// A form generated from a table of parameters: a label and an editor a row, the default under the label of a changed
/// value, and a quiet mark on the rows whose value waits for the next run.
class ParameterForm : public QWidget {
    Q_OBJECT
public:
    explicit ParameterForm(const std::vector<ParameterInfo>& parameters, QWidget* parent = nullptr);

    /// Every value as text, by key.
    Settings values() const;
    /// Shows these values; keys that the form does not have are ignored, and edited() is not emitted.
    void setValues(const Settings& values);
    /// A row whose value is another than its default says so, and its label brings the default back. Keys without a
    /// default are never marked.
    void setDefaults(const Settings& defaults);
    /// How many of the rows that apply have another value than their default.
    int changedCount() const;
    /// Marks the rows of these keys as waiting for the next run.
    void setPending(const std::set<std::string, std::less<>>& keys);
    /// A parameter without effect in the present configuration is neither shown nor counted as changed.
    void setApplies(std::string_view key, bool applies);
    /// Whether a parameter is basic in the present configuration, in place of what its description says.
    void setBasic(std::string_view key, bool basic);
    /// Which of the rows that apply are shown.
    struct Filter {
        bool basicOnly = false;  ///< the basic ones, and those whose value is changed
        QString search{};        ///< what name, key or help contain; then basicOnly does not count

        bool operator==(const Filter&) const = default;
    };
    void setFilter(const Filter& filter);
    /// How many rows are shown.
    int shownCount() const;

    static QString pendingMark();

    int labelWidth() const;
    /// For forms under each other to share one column.
    void setLabelWidth(int width);

signals:
    void edited(const std::string& key, const std::string& text);

private:
    struct Row {
        ParameterInfo info;
        ParameterEditor editor;
        QLabel* label;
        QLabel* mark;
        std::optional<std::string> usual{};  ///< the default
        bool applies = true, isShown = true;

        bool isChanged() const { return usual && editor.text() != *usual; }
    };
    void addRow(const ParameterInfo& info);
    void restore(const std::string& key);
    bool matches(const Row& row) const;
    void showRow(Row& row) const;
    void showDefault(const Row& row) const;

    QGridLayout* grid_;
    std::map<std::string, Row, std::less<>> rows_;
    Filter filter_;
    int labelWidth_ = 0;
};

}  // namespace lunette
