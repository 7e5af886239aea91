#include "learn/LearnPanel.h"

#include "learn/FigureLabels.h"
#include "learn/LessonTexts.h"
#include "lesson/LessonFiles.h"
#include "session/MessageText.h"
#include "widgets/FileDialog.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/RealSpinBox.h"
#include "widgets/ScrollPage.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr int kAnswerSteps = 100;
constexpr int kPanelLetters = 38, kPanelLines = 34;

/// What the figures of a step say, a line each.
QString meaningsOf(const Lesson& lesson, const LessonStep& step) {
    QStringList lines;
    for (const Formula& formula : step.measures)
        for (const FigureName& name : formula.figures()) {
            const auto& known = lessonFigures();
            const auto figure = std::ranges::find(known, name.figure, &LessonFigure::name);
            if (figure == known.end()) continue;
            FigureName own = name;
            own.run.clear();  // the same of every run
            const QString line = LearnPanel::tr("%1: %2").arg(figureLabel(lesson, own), translated(figure->meaning));
            if (!lines.contains(line)) lines << line;
        }
    return lines.join(u'\n');
}

/// A box that shortens a long title where there is no room for it, instead of cutting a letter in two.
class LessonBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const int room =
            style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width() - 2;
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

/// The wrapped text of an answer, which can be clicked like its button's own text.
class AnswerText : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void mousePressEvent(QMouseEvent*) override {
        if (auto* button = qobject_cast<QAbstractButton*>(buddy())) button->click();
    }
};

}  // namespace

LearnPanel::LearnPanel(const Catalog& catalog, LessonPlayer& player, BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      catalog_(catalog),
      player_(player),
      opening_(service, BackgroundService::Queue::Files, [this](const QString& error) { emit errorOccurred(error); }) {
    setObjectName(QStringLiteral("learnPanel"));
    auto* column = new QVBoxLayout(this);
    buildHeader(*column);
    buildPage(*column);
    buildWork(*column);
    connect(&player_, &LessonPlayer::changed, this, [this] {
        const bool wasDone = progress_.isDone(player_.place());
        progress_.note(player_);
        if (progress_.isDone(player_.place()) != wasDone) fillCourse();
        showStep();
    });
    connect(&player_, &LessonPlayer::progressed, this, [this](double fraction, const QString& what) {
        bar_->setFormat(what);
        bar_->setValue(static_cast<int>(std::lround(100.0 * fraction)));
    });
    connect(&player_, &LessonPlayer::errorOccurred, this, &LearnPanel::errorOccurred);
    fillCourse();
    showStep();
}

/// What a step says, asks and finds, one below the other; long ones scroll as a whole.
void LearnPanel::buildPage(QVBoxLayout& column) {
    auto* view = new QWidget(this);
    page_ = new ScrollPage(*view);
    auto* lines = new QVBoxLayout(page_->content());
    lines->setContentsMargins(0, 0, 0, 0);
    const auto label = [this, lines](const char* name, Qt::TextFormat format) {
        auto* made = new QLabel(page_->content());
        made->setObjectName(QLatin1String(name));
        made->setTextFormat(format);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextBrowserInteraction);
        made->setOpenExternalLinks(true);
        lines->addWidget(made);
        return made;
    };
    text_ = label("lessonText", Qt::MarkdownText);
    text_->setAccessibleName(tr("Text of the lesson"));
    question_ = new QGroupBox(page_->content());
    new QVBoxLayout(question_);
    choices_ = new QButtonGroup(this);
    connect(choices_, &QButtonGroup::idClicked, this, [this](int choice) {
        player_.setAnswer(player_.currentStep().question->name, {choice, 0.0});
    });
    lines->addWidget(question_);
    compared_ = label("lessonComparison", Qt::PlainText);
    QFont bold = compared_->font();
    bold.setBold(true);
    compared_->setFont(bold);
    after_ = label("lessonAfter", Qt::MarkdownText);
    found_ = label("lessonFindings", Qt::RichText);
    lines->addStretch(1);
    column.addWidget(view, 1);
}

QSize LearnPanel::sizeHint() const {
    return {fontMetrics().averageCharWidth() * kPanelLetters, fontMetrics().height() * kPanelLines};
}

void LearnPanel::buildHeader(QVBoxLayout& column) {
    auto* row = new QHBoxLayout;
    course_ = new LessonBox(this);
    course_->setObjectName(QStringLiteral("lessonBox"));
    course_->setAccessibleName(tr("Lesson"));
    course_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    course_->setMinimumContentsLength(12);
    connect(course_, &QComboBox::activated, this,
            [this](int place) { openLesson(course_->itemData(place).toString()); });
    auto* menu = new QMenu(this);
    menu->addAction(tr("Open a lesson…"), this, [this] {
        askForFile(this, tr("Open a lesson"), QFileDialog::AcceptOpen,
                   {tr("Lessons (lesson.json *.zip)"), tr("All files (*)")}, {},
                   [this](const QString& path) { openLesson(path); });
    });
    menu->addAction(tr("Hand in…"), this, &LearnPanel::handIn)->setObjectName(QStringLiteral("handInAction"));
    menu->addSeparator();
    afresh_ = menu->addAction(tr("Start this lesson afresh"), this, &LearnPanel::startAfresh);
    afresh_->setObjectName(QStringLiteral("restartLessonAction"));
    menu->addAction(tr("Forget my progress"), this, &LearnPanel::resetCourse)
        ->setObjectName(QStringLiteral("forgetProgressAction"));
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("lessonMenuButton"));
    more->setText(QStringLiteral("⋯"));
    more->setToolTip(tr("Open a lesson of your own, hand in, start the lesson or the course anew"));
    more->setAccessibleName(tr("More about lessons"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu);
    row->addWidget(course_, 1);
    row->addWidget(more);
    column.addLayout(row);
    place_ = new QLabel(this);
    place_->setObjectName(QStringLiteral("lessonPlace"));
    column.addWidget(place_);
}

void LearnPanel::buildWork(QVBoxLayout& column) {
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("lessonProgress"));
    bar_->setAccessibleName(tr("Progress of the step"));
    column.addWidget(bar_);
    const auto button = [this](const QString& text, const char* name) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    run_ = button({}, "lessonRunButton");
    on_ = button({}, "nextLessonButton");
    back_ = button(tr("Back"), "lessonBackButton");
    next_ = button(tr("Next"), "lessonNextButton");
    connect(run_, &QPushButton::clicked, this, [this] {
        if (player_.isWorking())
            player_.cancel();
        else if (player_.hasWork()) {
            takeShownNumber();
            player_.work();
        } else
            player_.workAgain();
    });
    connect(back_, &QPushButton::clicked, this, [this] { player_.goTo(player_.step() - 1); });
    connect(next_, &QPushButton::clicked, this, [this] {
        if (!player_.hasWork()) takeShownNumber();  // a step that only asks
        player_.goTo(player_.step() + 1);
        if (player_.onlyMeasures()) player_.work();  // nothing is left to decide
    });
    connect(on_, &QPushButton::clicked, this, &LearnPanel::openNextLesson);
    column.addWidget(on_);  // where no other button was before: a second click on one does not leave the lesson
    column.addWidget(run_);
    auto* row = new QHBoxLayout;
    row->addWidget(back_);
    row->addStretch(1);
    row->addWidget(next_);
    column.addLayout(row);
}

/// The lessons that come with the program, in their order, those that are done with a tick.
void LearnPanel::fillCourse() {
    const QSignalBlocker blocker(course_);
    course_->clear();
    course_->addItem(tr("Choose a lesson"), QString());
    int number = 0;
    for (const std::string& name : shippedLessons()) {
        const LessonFiles files = shippedLessonFiles(name);
        const auto found = files.texts.find(lessonLanguage() + ".md");
        const auto& text = found == files.texts.end() ? files.texts.find("en.md")->second : found->second;
        const QString lesson = QString::fromStdString(name);
        const QString title = tr("%1. %2").arg(++number).arg(QString::fromStdString(readLessonText(text).title));
        course_->addItem(progress_.isDone(lesson) ? tr("%1 ✓").arg(title) : title, lesson);
    }
}

void LearnPanel::openLesson(const QString& text) {
    opening_.cancel();
    if (text.isEmpty()) {
        player_.open(nullptr);
    } else if (const auto shipped = findShippedLesson(text.toStdString())) {
        try {
            begin(std::make_shared<const Lesson>(readLesson(shippedLessonFiles(*shipped), catalog_)),
                  QString::fromStdString(*shipped));
        } catch (const std::exception& error) {
            emit errorOccurred(translated(error));
        }
    } else {
        opening_.request(
            [&catalog = catalog_, path = text.toStdString()] {
                return std::make_shared<const Lesson>(lunette::openLesson(path, catalog));
            },
            [this, text](const std::shared_ptr<const Lesson>& lesson) { showLesson(text, lesson); });
    }
}

void LearnPanel::showLesson(const QString& path, const std::shared_ptr<const Lesson>& lesson) {
    opening_.cancel();
    begin(lesson, QFileInfo(path).absoluteFilePath());
}

void LearnPanel::begin(const std::shared_ptr<const Lesson>& lesson, const QString& place) {
    auto answers = progress_.answers(place);
    std::erase_if(answers, [&](const auto& answer) {
        const LessonQuestion* question = lesson->findQuestion(answer.first);
        return !question || answer.second.choice >= static_cast<int>(question->choices.size());
    });
    player_.open(lesson, place, progress_.isDone(place) ? 0 : progress_.step(place), std::move(answers));
    emit opened();
}

/// The number shown is an answer already, also where nobody has moved it.
void LearnPanel::takeShownNumber() {
    if (number_ && !player_.answerTo(player_.currentStep().question->name))
        player_.setAnswer(player_.currentStep().question->name, {-1, number_->value()});
}

QString LearnPanel::lessonAfter() const {
    const auto shipped = shippedLessons();
    const auto found = std::ranges::find(shipped, player_.place().toStdString());
    return found == shipped.end() || found + 1 == shipped.end() ? QString() : QString::fromStdString(*(found + 1));
}

void LearnPanel::openNextLesson() {
    const QString next = lessonAfter();
    openLesson(next);
    if (next.isEmpty()) course_->setFocus();
}

/// The last step leads out of the lesson.
void LearnPanel::showWayOn() {
    const bool isLast = player_.lesson() && player_.step() + 1 == static_cast<int>(player_.lesson()->steps.size());
    on_->setVisible(isLast);
    if (!isLast) return;
    const QString next = lessonAfter();
    on_->setText(next.isEmpty() ? tr("All lessons") : tr("Next lesson"));
    on_->setToolTip(course_->itemText(next.isEmpty() ? 0 : course_->findData(next)));
}

/// The lesson that was read last.
void LearnPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!std::exchange(wasShown_, true) && !player_.lesson()) openLesson(progress_.current());
}

QString LearnPanel::local(const LocalText& text) const {
    return language::unbroken(QString::fromStdString(localText(text, lessonLanguage())));
}

void LearnPanel::showStep() {
    const bool hasLesson = player_.lesson() != nullptr;
    if (hasLesson && course_->findData(player_.place()) < 0)  // one from a file
        course_->addItem(QString::fromStdString(player_.lesson()->text(lessonLanguage()).title), player_.place());
    course_->setCurrentIndex(course_->findData(player_.place()));
    course_->setToolTip(course_->currentText());
    for (QWidget* part : std::initializer_list<QWidget*>{place_, back_, next_}) part->setVisible(hasLesson);
    const bool isNew = shownLesson_ != player_.lesson() || shownStep_ != player_.step();
    shownLesson_ = player_.lesson();
    shownStep_ = player_.step();
    if (isNew) showQuestion();
    showText();
    showFindings();
    if (isNew) page_->verticalScrollBar()->setValue(0);
    question_->setEnabled(hasLesson && player_.currentStep().question &&
                          !player_.isMeasured(player_.currentStep().question->name));
    bar_->setVisible(player_.isWorking());
    afresh_->setEnabled(hasLesson);
    showWayOn();
    const bool isDone = hasLesson && player_.findings(player_.step()) && !player_.isWorking();
    const bool canRun = hasLesson && (player_.hasWork() || player_.isWorking() || isDone);
    if (canRun || !hasLesson) run_->setVisible(canRun);
    if (!hasLesson) return;
    const LessonStep& step = player_.currentStep();
    // The number shown is an answer already; a choice has to be made.
    const bool needsAnswer = step.question && !step.question->measured && !player_.answerTo(step.question->name);
    run_->setText(player_.isWorking()   ? tr("Cancel")
                  : isDone              ? tr("Again")
                  : !step.train.empty() ? tr("Train and measure")
                  : step.set.empty()    ? tr("Measure")
                                        : tr("Set it up"));
    run_->setEnabled(player_.isWorking() || !needsAnswer);
    run_->setToolTip(needsAnswer ? tr("Answer the question first") : QString());
    // A button that has the keyboard's focus hands it on within the panel before it is disabled or hidden.
    if (player_.isWorking() && (back_->hasFocus() || next_->hasFocus() || on_->hasFocus())) run_->setFocus();
    back_->setEnabled(player_.step() > 0 && !player_.isWorking());
    on_->setEnabled(!player_.isWorking());
    next_->setEnabled(player_.step() + 1 < static_cast<int>(player_.lesson()->steps.size()) && !player_.isWorking());
    if (run_->hasFocus() && (isDone || !canRun)) (next_->isEnabled() ? next_ : on_)->setFocus();
    run_->setVisible(canRun);
    if (isNew) emit shown(QString::fromStdString(step.tab), QString::fromStdString(step.control));
}

void LearnPanel::showText() {
    if (!player_.lesson()) {
        text_->setText(
            tr("Each lesson is an experiment: it asks what you expect, trains in this window, and measures "
               "who was right. Choose one above."));
        return;
    }
    const LessonText& text = player_.lesson()->text(lessonLanguage());
    const LessonText::Step& step = text.steps[static_cast<std::size_t>(player_.step())];
    QString markdown;
    if (player_.step() == 0) markdown += QString::fromStdString(text.introduction) + QStringLiteral("\n\n");
    markdown += QStringLiteral("## ") + QString::fromStdString(step.heading) + QStringLiteral("\n\n");
    if (!tellsResult())
        markdown += QString::fromStdString(step.text);
    else if (!player_.findings(player_.step()))
        markdown += tr("The answer comes with the measurement.");
    text_->setText(language::unbroken(markdown));
    place_->setText(
        tr("Step %1 of %2").arg(wholeText(player_.step() + 1), wholeText(static_cast<qint64>(text.steps.size()))));
}

/// Whether all that the step says is the answer to an earlier question, so that it comes with the measurement.
bool LearnPanel::tellsResult() const {
    const LessonStep& step = player_.currentStep();
    return step.comparison && !step.question;
}

void LearnPanel::showQuestion() {
    for (QAbstractButton* choice : choices_->buttons()) choices_->removeButton(choice);
    qDeleteAll(question_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    number_ = nullptr;
    const bool hasQuestion = player_.lesson() && player_.currentStep().question;
    question_->setVisible(hasQuestion);
    if (!hasQuestion) return;
    const LessonQuestion& question = *player_.currentStep().question;
    const auto answer = player_.answerTo(question.name);
    auto* text = new QLabel(local(question.text), question_);
    text->setWordWrap(true);
    question_->layout()->addWidget(text);
    showChoices(question, answer);
    if (question.measured) showNumber(question, answer);
}

void LearnPanel::showChoices(const LessonQuestion& question, const std::optional<LessonAnswer>& answer) {
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        auto* row = new QWidget(question_);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* button = new QRadioButton(row);
        const QString text = local(question.choices[i].text);
        button->setObjectName(QStringLiteral("lessonAnswer%1").arg(i + 1));
        button->setAccessibleName(text);
        button->setChecked(answer && answer->choice == static_cast<int>(i));
        choices_->addButton(button, static_cast<int>(i));
        auto* label = new AnswerText(text, question_);
        label->setWordWrap(true);
        label->setBuddy(button);
        line->addWidget(button, 0, Qt::AlignTop);
        line->addWidget(label, 1);
        question_->layout()->addWidget(row);
    }
}

void LearnPanel::showNumber(const LessonQuestion& question, const std::optional<LessonAnswer>& answer) {
    number_ = new RealSpinBox({question.minimum, question.maximum, Scale::Linear}, question_);
    number_->setObjectName(QStringLiteral("lessonAnswer1"));
    number_->setAccessibleName(local(question.text));
    number_->setValue(answer ? answer->number : question.minimum);
    auto* slider = new QSlider(Qt::Horizontal, question_);
    slider->setObjectName(QStringLiteral("lessonSlider"));
    slider->setAccessibleName(local(question.text));
    slider->setRange(0, kAnswerSteps);
    const double least = question.minimum, step = (question.maximum - question.minimum) / kAnswerSteps;
    const auto follow = [slider, least, step](double value) {
        const QSignalBlocker blocker(slider);
        slider->setValue(static_cast<int>(std::lround((value - least) / step)));
    };
    connect(number_, &QDoubleSpinBox::valueChanged, slider, follow);
    connect(slider, &QSlider::valueChanged, number_,
            [number = number_, least, step](int place) { number->setValue(least + place * step); });
    follow(number_->value());
    auto* row = new QWidget(question_);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(slider, 1);
    line->addWidget(number_);
    question_->layout()->addWidget(row);
    const auto answered = [this, name = question.name] { player_.setAnswer(name, {-1, number_->value()}); };
    connect(number_, &QDoubleSpinBox::valueChanged, this, answered);
    connect(number_, &QDoubleSpinBox::editingFinished, this, answered);  // also with an unchanged number
}

void LearnPanel::showFindings() {
    const StepFindings* found = player_.lesson() ? player_.findings(player_.step()) : nullptr;
    const bool isNew = found && found_->isHidden();
    for (QLabel* label : {compared_, after_, found_}) label->setVisible(found != nullptr);
    if (!found) return;
    const Lesson& lesson = *player_.lesson();
    const LessonStep& step = player_.currentStep();
    const LessonText::Step& text = lesson.text(lessonLanguage()).steps[static_cast<std::size_t>(player_.step())];
    compared_->setText(
        language::unbroken(step.comparison ? comparisonText(player_, *step.comparison, *found) : QString()));
    compared_->setVisible(!compared_->text().isEmpty());
    after_->setText(
        language::unbroken(QString::fromStdString(tellsResult() ? text.text + "\n\n" + text.found : text.found)));
    after_->setVisible(!after_->text().trimmed().isEmpty());
    QString html = QStringLiteral("<table>");
    for (std::size_t i = 0; i < found->figures.size(); ++i)
        html += QStringLiteral("<tr><td>%1</td><td>&nbsp;</td><td align=right>%2</td></tr>")
                    .arg(shownFormula(lesson, step.measures[i]).toHtmlEscaped(),
                         shownFigure(found->figures[i].second).replace(u' ', QChar::Nbsp));
    html += QStringLiteral("</table>");
    for (std::size_t i = 0; i < found->claims.size(); ++i)
        html += QStringLiteral("<p>%1</p>")
                    .arg((found->claims[i].holds ? tr("✓ It holds: %1") : tr("✗ It does not hold here: %1"))
                             .arg(shownFormula(lesson, step.claims[i]).toHtmlEscaped()));
    found_->setText(html);
    found_->setToolTip(meaningsOf(lesson, step));
    // Once they are laid out.
    if (isNew)
        QTimer::singleShot(0, page_, [this] {
            page_->ensureWidgetVisible(!compared_->isHidden() ? compared_ : !after_->isHidden() ? after_ : found_);
        });
}

void LearnPanel::startAfresh() {
    shownStep_ = -1;  // without the answers
    player_.startAfresh();
}

void LearnPanel::resetCourse() {
    player_.forget();
    progress_.reset();
    fillCourse();
    showStep();
}

void LearnPanel::handIn() {
    if (!player_.lesson()) {
        emit errorOccurred(tr("There is nothing to hand in yet: choose a lesson first."));
        return;
    }
    emit handInRequested();
}

}  // namespace lunette
