#include "ParameterEditor.h"

#include "Error.h"
#include "RealSpinBox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <limits>

namespace lunette {
namespace {

QString translated(const std::string& text) { return QCoreApplication::translate("Parameter", text.c_str()); }

using Edited = std::function<void()>;

ParameterEditor makeReal(const RealRange& range, Edited edited, QWidget* parent) {
    auto* box = new RealSpinBox(range, parent);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, std::move(edited));
    return {box, [box] { return formatReal(box->value()); },
            [box](const std::string& text) {
                const QSignalBlocker quiet(box);
                box->setValue(box->valueFromText(QString::fromStdString(text)));
            }};
}

ParameterEditor makeInteger(const IntegerRange& range, Edited edited, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    constexpr std::int64_t least = std::numeric_limits<int>::min();
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    box->setRange(static_cast<int>(std::clamp(range.minimum, least, most)),
                  static_cast<int>(std::clamp(range.maximum, least, most)));
    box->setKeyboardTracking(false);
    box->setGroupSeparatorShown(true);
    QObject::connect(box, &QSpinBox::valueChanged, box, std::move(edited));
    return {box, [box] { return std::to_string(box->value()); },
            [box](const std::string& text) {
                const QSignalBlocker quiet(box);
                box->setValue(QString::fromStdString(text).toInt());
            }};
}

ParameterEditor makeChoice(const ChoiceOptions& options, Edited edited, QWidget* parent) {
    auto* box = new QComboBox(parent);
    for (const auto& option : options) box->addItem(translated(option.label), QString::fromStdString(option.value));
    QObject::connect(box, &QComboBox::currentIndexChanged, box, std::move(edited));
    return {box, [box] { return box->currentData().toString().toStdString(); },
            [box](const std::string& text) {
                const QSignalBlocker quiet(box);
                box->setCurrentIndex(box->findData(QString::fromStdString(text)));
            }};
}

ParameterEditor makeIntegerList(const ParameterInfo& info, Edited edited, QWidget* parent) {
    auto* line = new QLineEdit(parent);
    line->setPlaceholderText(QCoreApplication::translate("Parameter", "none"));
    const auto remember = [line] { line->setProperty("accepted", line->text()); };
    QObject::connect(line, &QLineEdit::editingFinished, line, [=] {
        const QString accepted = line->property("accepted").toString();
        if (line->text() == accepted) return;
        try {
            line->setText(
                QString::fromStdString(formatIntegerList(parseIntegerList(info, line->text().toStdString()))));
            if (line->text() == accepted) return;
            remember();
            edited();
        } catch (const Error&) {
            line->setText(accepted);
        }
    });
    return {line, [line] { return line->property("accepted").toString().toStdString(); },
            [=](const std::string& text) {
                line->setText(QString::fromStdString(text));
                remember();
            }};
}

/// A switch and the two ends of an interval; while it is off there is none.
ParameterEditor makeInterval(const ParameterInfo& info, Edited edited, QWidget* parent) {
    const auto& range = std::get<IntervalRange>(info.kind);
    auto* whole = new QWidget(parent);
    auto* enabled = new QCheckBox(whole);
    auto* low = new RealSpinBox({range.minimum, range.maximum, Scale::Linear}, whole);
    auto* high = new RealSpinBox({range.minimum, range.maximum, Scale::Linear}, whole);
    const QString key = QString::fromStdString(info.key);
    const QString label = parameterLabel(info);
    enabled->setObjectName(key + QStringLiteral("-enabled"));
    low->setObjectName(key + QStringLiteral("-low"));
    high->setObjectName(key + QStringLiteral("-high"));
    enabled->setAccessibleName(label);
    low->setAccessibleName(QCoreApplication::translate("Parameter", "%1, from").arg(label));
    high->setAccessibleName(QCoreApplication::translate("Parameter", "%1, to").arg(label));
    const double width = range.maximum - range.minimum;
    low->setValue(range.minimum + 0.6 * width);
    high->setValue(range.minimum + 0.9 * width);

    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(enabled);
    row->addWidget(low, 1);
    row->addWidget(high, 1);
    whole->setFocusProxy(enabled);

    const auto showEnds = [=] {
        low->setVisible(enabled->isChecked());
        high->setVisible(enabled->isChecked());
        enabled->setText(enabled->isChecked() ? QString() : QCoreApplication::translate("Parameter", "none"));
    };
    showEnds();
    QObject::connect(enabled, &QCheckBox::toggled, whole, [=] {
        showEnds();
        edited();
    });
    QObject::connect(low, &QDoubleSpinBox::valueChanged, whole, [=](double value) {
        const QSignalBlocker quiet(high);
        if (high->value() < value) high->setValue(value);
        edited();
    });
    QObject::connect(high, &QDoubleSpinBox::valueChanged, whole, [=](double value) {
        const QSignalBlocker quiet(low);
        if (low->value() > value) low->setValue(value);
        edited();
    });
    return {whole,
            [=] {
                std::optional<Interval> interval;
                if (enabled->isChecked()) interval = Interval{low->value(), high->value()};
                return formatInterval(interval);
            },
            [=](const std::string& text) {
                const QSignalBlocker quietSwitch(enabled), quietLow(low), quietHigh(high);
                const auto interval = parseInterval(info, text);
                enabled->setChecked(interval.has_value());
                if (interval) {
                    low->setValue(interval->low);
                    high->setValue(interval->high);
                }
                showEnds();
            }};
}

}  // namespace

ParameterEditor makeParameterEditor(const ParameterInfo& info, Edited edited, QWidget* parent) {
    struct Make {
        const ParameterInfo& info;
        Edited edited;
        QWidget* parent;
        ParameterEditor operator()(const RealRange& range) { return makeReal(range, edited, parent); }
        ParameterEditor operator()(const IntegerRange& range) { return makeInteger(range, edited, parent); }
        ParameterEditor operator()(const ChoiceOptions& options) { return makeChoice(options, edited, parent); }
        ParameterEditor operator()(const IntegerListRange&) { return makeIntegerList(info, edited, parent); }
        ParameterEditor operator()(const IntervalRange&) { return makeInterval(info, edited, parent); }
    };
    const auto editor = std::visit(Make{info, std::move(edited), parent}, info.kind);
    editor.widget->setObjectName(QString::fromStdString(info.key));
    editor.widget->setAccessibleName(parameterLabel(info));
    editor.widget->setToolTip(parameterHelp(info));
    return editor;
}

QString parameterLabel(const ParameterInfo& info) { return translated(info.label); }

QString parameterHelp(const ParameterInfo& info) {
    const QString help = translated(info.help).toHtmlEscaped();
    const QString allowed =
        QCoreApplication::translate("Parameter", "Allowed: %1.").arg(QString::fromStdString(describeRange(info)));
    const QString when = info.change == Change::Live
                             ? QCoreApplication::translate("Parameter", "Acts at once, also while training.")
                             : QCoreApplication::translate("Parameter", "Takes effect with the next run.");
    return QStringLiteral("<p>%1</p><p>%2 %3</p>").arg(help, allowed.toHtmlEscaped(), when);
}

}  // namespace lunette
