#include "widgets/Language.h"

#include "widgets/NumberText.h"

#include <QApplication>
#include <QFont>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

static void registerTranslations() { Q_INIT_RESOURCE(translations); }

namespace lunette::language {
namespace {

const QString kChineseLocale = QStringLiteral("zh_CN");

/// The translations that are in use; their parent is the application.
class Translators : public QObject {
public:
    explicit Translators(QObject* application) : QObject(application) {}

    /// Whether it is there.
    bool add(const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name, folder)) return false;
        translator->setParent(this);
        return QCoreApplication::installTranslator(translator.release());
    }
};

QObject* currentTranslators() {
    return qApp ? qApp->findChild<QObject*>(QStringLiteral("translators"), Qt::FindDirectChildrenOnly) : nullptr;
}

bool isSimplifiedChinese(const QLocale& locale) {
    return locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript;
}

bool systemIsChinese() {
    for (const QString& name : QLocale::system().uiLanguages()) {
        const QLocale locale(name);
        if (isSimplifiedChinese(locale)) return true;
        if (locale.language() == QLocale::English) return false;
    }
    return false;
}

/// The system's own locale where it is of this language: of English there are many.
QLocale localeOf(QLocale::Language language, const QString& usual) {
    const QLocale system = QLocale::system();
    return system.language() == language ? system : QLocale(usual);
}

QLocale numbersOf(Choice choice) {
    switch (choice) {
        case Choice::English:
            return localeOf(QLocale::English, QStringLiteral("en_US"));
        case Choice::Chinese:
            return localeOf(QLocale::Chinese, kChineseLocale);
        case Choice::System:
            break;
    }
    return QLocale::system();
}

/// Han characters are drawn as China writes them, wherever a font for Japanese is installed, too.
void preferChineseGlyphs() {
    QFont::insertSubstitutions(QApplication::font().family(),
                               {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
                                QStringLiteral("Source Han Sans SC"), QStringLiteral("WenQuanYi Micro Hei")});
}

}  // namespace

void use(Choice choice) {
    registerTranslations();
    delete currentTranslators();  // a QTranslator uninstalls itself
    auto* translators = new Translators(qApp);
    translators->setObjectName(QStringLiteral("translators"));
    if (choice == Choice::Chinese || (choice == Choice::System && systemIsChinese())) {
        if (translators->add(QStringLiteral("lunette_zh_CN"), QStringLiteral(":/translations")))
            translators->add(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        preferChineseGlyphs();
    }
    setNumberLocale(numbersOf(choice));
}

QString sentences(const QStringList& all) {
    QString text;
    for (const QString& sentence : all)
        text = text.isEmpty() || sentence.isEmpty()
                   ? text + sentence
                   : QCoreApplication::translate("Language", "%1 %2", "a sentence behind others").arg(text, sentence);
    return text;
}

QString listed(const QStringList& items) {
    QString text = items.value(0);
    for (const QString& item : items.mid(1))
        text = QCoreApplication::translate("Language", "%1, %2", "an item of a list behind others").arg(text, item);
    return text;
}

bool isChinese() {
    const QObject* translators = currentTranslators();
    return translators && !translators->children().isEmpty();
}

QString unbroken(QString text) {
    for (const QChar sign : {QChar(u'%'), QChar(u'\u00d7')})
        text.replace(QStringLiteral(" ") + sign, QChar(QChar::Nbsp) + QString(sign));
    return text;
}

}  // namespace lunette::language
