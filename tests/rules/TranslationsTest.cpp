#include "SourceText.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <map>
#include <vector>

using lunette::test::sourcePath;

namespace {

struct Entry {
    QString context, source, comment, translation, state;
    QStringList forms;  ///< of a count
    bool hasCount = false;
    QString name() const { return context + QStringLiteral(": ") + source; }
    QString key() const { return context + u'\x04' + source + u'\x04' + comment; }
    QStringList texts() const { return hasCount ? forms : QStringList{translation}; }
};

Entry readMessage(QXmlStreamReader& xml, const QString& context) {
    Entry entry;
    entry.context = context;
    entry.hasCount = xml.attributes().value("numerus") == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            entry.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            entry.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            entry.state = xml.attributes().value("type").toString();
            if (!entry.hasCount) {
                entry.translation = xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement()) entry.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

/// The entries of a file of Qt Linguist.
std::vector<Entry> entriesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    std::vector<Entry> entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() == u"message") entries.push_back(readMessage(xml, context));
    }
    if (xml.hasError()) qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return entries;
}

/// %1 and its like, sorted: their order may change.
QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%(?:L?[1-9]|n)"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();) places << match.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

/// The letter behind "&"; none where there is none.
QChar mnemonicOf(const QString& text) {
    static const QRegularExpression mnemonic(QStringLiteral("&(\\w)"));
    const auto match = mnemonic.match(text);
    return match.hasMatch() ? match.captured(1).front().toUpper() : QChar();
}

}  // namespace

/// What translators and lupdate leave in resources/translations: complete, and of one mold with the English texts.
class TranslationsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        entries_ = entriesOf(kFile);
        QVERIFY(entries_.size() > 1900);
    }

    void everyEntry_isFinishedAndSaysSomething() {
        QStringList faults;
        for (const Entry& entry : entries_) {
            if (!entry.state.isEmpty()) faults << entry.name() + QStringLiteral(" is ") + entry.state;
            if (entry.texts().isEmpty() || entry.texts().contains(QString())) faults << entry.name() + " is empty";
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyText_ofTheSources_isInTheFile() {
        const QString lupdate = QStandardPaths::findExecutable(QStringLiteral("lupdate"), {"/usr/lib/qt6/bin"});
        if (lupdate.isEmpty()) QSKIP("lupdate (Debian: qt6-l10n-tools) is not installed.");
        const QTemporaryDir folder;
        const QString copy = folder.filePath("copy.ts");
        QVERIFY(QFile::copy(kFile, copy));
        QProcess update;
        update.start(sourcePath("resources/translations/update.sh"), {copy});
        QVERIFY(update.waitForFinished(120000));
        QCOMPARE(update.exitCode(), 0);
        std::map<QString, QString> kept, found;
        for (const Entry& entry : entries_) kept.emplace(entry.key(), entry.name());
        for (const Entry& entry : entriesOf(copy)) found.emplace(entry.key(), entry.name());
        QStringList faults;
        for (const auto& [key, name] : found)
            if (!kept.contains(key)) faults << name + QStringLiteral(" is new");
        for (const auto& [key, name] : kept)
            if (!found.contains(key)) faults << name + QStringLiteral(" is no longer said");
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n') + "\nRun resources/translations/update.sh."));
    }

    void everyTranslation_hasThePlacesOfItsSource() {
        QStringList faults;
        for (const Entry& entry : entries_)
            for (const QString& text : entry.texts())
                if (placesOf(text) != placesOf(entry.source)) faults << entry.name() + QStringLiteral(" / ") + text;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyMnemonic_isThatOfItsSource() {
        QStringList faults;
        for (const Entry& entry : entries_)
            for (const QString& text : entry.texts())
                if (mnemonicOf(text) != mnemonicOf(entry.source)) faults << entry.name() + QStringLiteral(" / ") + text;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    /// Chinese has one form of a count, whatever it counts.
    void everyCount_hasTheFormsOfItsLanguage() {
        int counts = 0;
        for (const Entry& entry : entries_) {
            QCOMPARE(entry.hasCount, entry.source.contains("%n"));
            if (!entry.hasCount) continue;
            ++counts;
            QVERIFY2(entry.forms.size() == 1, qPrintable(entry.name()));
            QVERIFY2(!entry.comment.isEmpty(), qPrintable(entry.name() + " says nothing of one"));
        }
        QVERIFY(counts > 15);
    }

    /// One word for one notion, as textbooks have it.
    void everyTerm_isThatOfTheList() {
        const std::vector<std::pair<QRegularExpression, QString>> terms{
            {word("latent space"), QStringLiteral("潜空间")},
            {word("latents?(?! space)"), QStringLiteral("隐变量")},
            {word("variational autoencoders?"), QStringLiteral("变分自编码器")},
            {word("autoencoders?"), QStringLiteral("自编码器")},
            {word("encoder"), QStringLiteral("编码器")},
            {word("decoder"), QStringLiteral("解码器")},
            {word("posteriors?"), QStringLiteral("后验")},
            {word("prior"), QStringLiteral("先验")},
            {word("KL divergence"), QStringLiteral("KL 散度")},
            {word("reconstructions?"), QStringLiteral("重构")},
            {word("(log-)?likelihoods?"), QStringLiteral("似然")},
            {word("sparsity"), QStringLiteral("稀疏")},
            {word("denoising"), QStringLiteral("去噪")},
            {word("learning rate"), QStringLiteral("学习率")},
            {word("hidden layers?"), QStringLiteral("隐藏层")},
            {word("held-out"), QStringLiteral("留出")},
            {word("seed"), QStringLiteral("种子")},
            {word("test loss"), QStringLiteral("测试损失")},
        };
        QStringList faults;
        for (const Entry& entry : entries_)
            for (const auto& [english, chinese] : terms)
                if (english.match(entry.source).hasMatch() && !entry.texts().join(u' ').contains(chinese))
                    faults << entry.name() + QStringLiteral(" / ") + entry.texts().join(u' ') + " lacks " + chinese;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    /// Sentences end with the full stop of their language, and no half-width comma stands between Chinese words.
    void everySentence_isPunctuatedInFullWidth() {
        static const QRegularExpression narrow(
            QStringLiteral("[\u4e00-\u9fff] ?[,;:?!](?![A-Za-z0-9])|[\u4e00-\u9fff]\\.$"));
        QStringList faults;
        for (const Entry& entry : entries_)
            for (const QString& text : entry.texts()) {
                if (narrow.match(text).hasMatch()) faults << text;
                const bool isSentence = entry.source.endsWith('.') && !entry.source.endsWith("...") &&
                                        entry.source.contains(' ') && !entry.source.startsWith("No.");
                if (isSentence && !text.endsWith(u'。') && !text.endsWith(QStringLiteral("%1")) &&
                    !text.endsWith(QStringLiteral("%2")) && !text.endsWith(QStringLiteral("%3")))
                    faults << entry.name() + QStringLiteral(" / ") + text;
            }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

private:
    static QRegularExpression word(const char* pattern) {
        return QRegularExpression(QStringLiteral("(?<![-\\w])(?:%1)(?![-\\w]|\\.\\w)").arg(QLatin1StringView(pattern)),
                                  QRegularExpression::CaseInsensitiveOption);
    }

    const QString kFile = sourcePath("resources/translations/lunette_zh_CN.ts");
    std::vector<Entry> entries_;
};

QTEST_APPLESS_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
