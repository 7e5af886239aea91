#include "setup/ParameterEditor.h"

#include "Error.h"
#include "parameter/ParseNumber.h"
#include "session/MessageText.h"
#include "widgets/NumberText.h"
#include "widgets/RealSpinBox.h"
#include "widgets/WholeSpinBox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolTip>

#include <limits>

namespace lunette {
namespace {

using Edited = std::function<void()>;

ParameterEditor makeReal(const RealRange& range, Edited edited, QWidget* parent) {
    auto* box = new RealSpinBox(range, parent);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, std::move(edited));
    return {box, [box] { return formatReal(box->value()); },
            [box](const std::string& text) {
                const QSignalBlocker quiet(box);
                box->setValue(parseNumber<double>(text).value_or(box->value()));
            }};
}

ParameterEditor makeInteger(const IntegerRange& range, Edited edited, QWidget* parent) {
    auto* box = new WholeSpinBox(parent);
    constexpr std::int64_t least = std::numeric_limits<int>::min();
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    box->setRange(static_cast<int>(std::clamp(range.minimum, least, most)),
                  static_cast<int>(std::clamp(range.maximum, least, most)));
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

/// Whether a list was typed with a thousands separator, as "1,024", which would be taken for two numbers: none of a
/// list begins with a nought. Says so then.
bool hasThousandsSeparator(const QLineEdit& line, const QString& list) {
    static const QRegularExpression group(QStringLiteral("(^|,)0[0-9]"));
    if (!list.contains(group)) return false;
    const QString why =
        QCoreApplication::translate("Parameter", "Commas separate whole numbers: write 1024, not 1,024");
    QToolTip::showText(line.mapToGlobal(line.rect().bottomLeft()), why);
    return true;
}

ParameterEditor makeIntegerList(const ParameterInfo& info, const Edited& edited, QWidget* parent) {
    auto* line = new QLineEdit(parent);
    line->setPlaceholderText(QCoreApplication::translate("Parameter", "none"));
    const auto remember = [line] { line->setProperty("accepted", line->text()); };
    QObject::connect(line, &QLineEdit::editingFinished, line, [=] {
        const QString accepted = line->property("accepted").toString();
        if (line->text() == accepted) return;
        const QString list = typedListAsData(line->text());
        if (hasThousandsSeparator(*line, list)) return line->setText(accepted);
        try {
            const auto values = parseIntegerList(info, list.toStdString());
            line->setText(QString::fromStdString(formatIntegerList(values)));
            if (line->text() == accepted) return;
            remember();
            edited();
        } catch (const Error&) {
            edited();  // whoever takes the value refuses it with the reason
            line->setText(accepted);
        }
    });
    return {line, [line] { return line->text().toStdString(); },
            [=](const std::string& text) {
                line->setText(QString::fromStdString(text));
                line->setCursorPosition(0);  // what is longer than the line shows its beginning
                remember();
            }};
}

ParameterEditor makeText(const TextRange& range, const Edited& edited, QWidget* parent) {
    auto* line = new QLineEdit(parent);
    line->setMaxLength(static_cast<int>(range.maximumLength));
    const auto remember = [line] { line->setProperty("accepted", line->text()); };
    QObject::connect(line, &QLineEdit::editingFinished, line, [=] {
        if (line->text() == line->property("accepted").toString()) return;
        remember();
        edited();
    });
    return {line, [line] { return line->text().trimmed().toStdString(); },
            [=](const std::string& text) {
                line->setText(QString::fromStdString(text));
                line->setCursorPosition(0);  // what is longer than the line shows its beginning
                remember();
            }};
}

/// What is allowed, as describeRange() says it, with the numbers of the default locale.
QString allowedText(const ParameterInfo& info) {
    const auto text = [](const char* words) { return translatedTemplate(words); };
    if (const auto* real = std::get_if<RealRange>(&info.kind))
        return text("a number from %1 to %2").arg(shortestText(real->minimum), shortestText(real->maximum));
    if (const auto* whole = std::get_if<IntegerRange>(&info.kind))
        return text("a whole number from %1 to %2").arg(numberText(whole->minimum), numberText(whole->maximum));
    if (const auto* list = std::get_if<IntegerListRange>(&info.kind))
        return text("up to %1 whole numbers from %2 to %3, separated by commas")
            .arg(numberText(list->maximumLength), numberText(list->minimum), numberText(list->maximum));
    return translated(describeRange(info));
}

/// A switch and the two ends of an interval; while it is off there is none.
class IntervalBox : public QWidget {
public:
    IntervalBox(const ParameterInfo& info, const IntervalRange& range, QWidget* parent);
    std::optional<Interval> interval() const;
    void setInterval(const std::optional<Interval>& interval);
    /// Moving one end past the other takes it along.
    void whenEdited(const Edited& edited);

private:
    void nameParts(const ParameterInfo& info);
    void showEnds();

    QCheckBox* enabled_;
    RealSpinBox* low_;
    RealSpinBox* high_;
};

IntervalBox::IntervalBox(const ParameterInfo& info, const IntervalRange& range, QWidget* parent)
    : QWidget(parent),
      enabled_(new QCheckBox(this)),
      low_(new RealSpinBox({range.minimum, range.maximum, Scale::Linear}, this)),
      high_(new RealSpinBox({range.minimum, range.maximum, Scale::Linear}, this)) {
    nameParts(info);
    const double width = range.maximum - range.minimum;
    low_->setValue(range.minimum + 0.6 * width);
    high_->setValue(range.minimum + 0.9 * width);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(enabled_);
    row->addWidget(low_, 1);
    row->addWidget(high_, 1);
    setFocusProxy(enabled_);
    showEnds();
    connect(enabled_, &QCheckBox::toggled, this, [this] { showEnds(); });
}

void IntervalBox::nameParts(const ParameterInfo& info) {
    const QString key = QString::fromStdString(info.key);
    const QString label = parameterLabel(info);
    enabled_->setObjectName(key + QStringLiteral("-enabled"));
    low_->setObjectName(key + QStringLiteral("-low"));
    high_->setObjectName(key + QStringLiteral("-high"));
    enabled_->setAccessibleName(label);
    low_->setAccessibleName(QCoreApplication::translate("Parameter", "%1, from").arg(label));
    high_->setAccessibleName(QCoreApplication::translate("Parameter", "%1, to").arg(label));
}

void IntervalBox::showEnds() {
    low_->setVisible(enabled_->isChecked());
    high_->setVisible(enabled_->isChecked());
    enabled_->setText(enabled_->isChecked() ? QString() : QCoreApplication::translate("Parameter", "none"));
}

void IntervalBox::whenEdited(const Edited& edited) {
    connect(enabled_, &QCheckBox::toggled, this, edited);
    connect(low_, &QDoubleSpinBox::valueChanged, this, [this, edited](double value) {
        const QSignalBlocker quiet(high_);
        if (high_->value() < value) high_->setValue(value);
        edited();
    });
    connect(high_, &QDoubleSpinBox::valueChanged, this, [this, edited](double value) {
        const QSignalBlocker quiet(low_);
        if (low_->value() > value) low_->setValue(value);
        edited();
    });
}

std::optional<Interval> IntervalBox::interval() const {
    if (!enabled_->isChecked()) return std::nullopt;
    return Interval{low_->value(), high_->value()};
}

void IntervalBox::setInterval(const std::optional<Interval>& interval) {
    const QSignalBlocker quietSwitch(enabled_), quietLow(low_), quietHigh(high_);
    enabled_->setChecked(interval.has_value());
    if (interval) {
        low_->setValue(interval->low);
        high_->setValue(interval->high);
    }
    showEnds();
}

ParameterEditor makeInterval(const ParameterInfo& info, const Edited& edited, QWidget* parent) {
    auto* box = new IntervalBox(info, std::get<IntervalRange>(info.kind), parent);
    box->whenEdited(edited);
    return {box, [box] { return formatInterval(box->interval()); },
            [=](const std::string& text) { box->setInterval(parseInterval(info, text)); }};
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
        ParameterEditor operator()(const TextRange& range) { return makeText(range, edited, parent); }
        ParameterEditor operator()(const IntervalRange&) { return makeInterval(info, edited, parent); }
    };
    auto editor = std::visit(Make{info, std::move(edited), parent}, info.kind);
    editor.widget->setObjectName(QString::fromStdString(info.key));
    editor.widget->setAccessibleName(parameterLabel(info));
    editor.widget->setToolTip(parameterHelp(info));
    return editor;
}

QString parameterLabel(const ParameterInfo& info) { return translated(info.label); }

QString parameterHelp(const ParameterInfo& info) {
    const QString help = translated(info.help).toHtmlEscaped();
    const QString allowed = QCoreApplication::translate("Parameter", "Allowed: %1.").arg(allowedText(info));
    const auto when = [&info] {
        switch (info.change) {
            case Change::Live:
                return QCoreApplication::translate("Parameter", "Acts at once, also while training.");
            case Change::OnResume:
                return QCoreApplication::translate("Parameter", "Takes effect when training starts or goes on.");
            case Change::NextRun:
                break;
        }
        return QCoreApplication::translate("Parameter", "Takes effect with the next run.");
    };
    return QStringLiteral("<p>%1</p><p>%2 %3</p>").arg(help, allowed.toHtmlEscaped(), when());
}

}  // namespace lunette
