#include "Error.h"
#include "TestProgram.h"
#include "session/MessageText.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace lunette;

namespace {

/// What a file of translations would hold.
class GermanTexts : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* one, int count) const override {
        if (qstrcmp(context, "Message") != 0) return {};
        if (qstrcmp(source, "'%1' has %2.") == 0) return QStringLiteral("%2 fehlt in „%1“.");
        if (qstrcmp(source, "no label in line %1") == 0) return QStringLiteral("die Beschriftung in Zeile %1");
        if (qstrcmp(source, "%n pictures in %1") == 0 && qstrcmp(one, "%n picture in %1") == 0)
            return count == 1 ? QStringLiteral("%n Bild in %1") : QStringLiteral("%n Bilder in %1");
        return {};
    }
};

Message pictures(int count) {
    return Message::tr("%n pictures in %1", "%n picture in %1", count, std::string("a.zip"));
}

Message lackingLabel() {
    return Message::tr("'%1' has %2.", std::string("ä.csv"), Message::tr("no label in line %1", 3));
}

}  // namespace

class MessageTextTest : public QObject {
    Q_OBJECT
private slots:
    void message_withoutTranslation_isEnglish() {
        QCOMPARE(translated(lackingLabel()), QStringLiteral("'ä.csv' has no label in line 3."));
        QCOMPARE(translated(pictures(1)), QStringLiteral("1 picture in a.zip"));
        QCOMPARE(translated(pictures(2)), QStringLiteral("2 pictures in a.zip"));
        QCOMPARE(translated(Message(std::string("100 %1"))), QStringLiteral("100 %1"));
    }

    void message_withTranslation_isTranslatedThroughout() {
        GermanTexts german;
        QCoreApplication::installTranslator(&german);
        QCOMPARE(translated(lackingLabel()), QStringLiteral("die Beschriftung in Zeile 3 fehlt in „ä.csv“."));
        QCOMPARE(translated(pictures(1)), QStringLiteral("1 Bild in a.zip"));
        QCOMPARE(translated(pictures(2)), QStringLiteral("2 Bilder in a.zip"));
        QCOMPARE(translated(Message::tr("Not translated.")), QStringLiteral("Not translated."));
        QCOMPARE(translated(Error(ErrorKind::Damaged, lackingLabel())),
                 QStringLiteral("die Beschriftung in Zeile 3 fehlt in „ä.csv“."));
        QCoreApplication::removeTranslator(&german);
    }

    void exception_ofAnotherType_isShownAsItIs() {
        QCOMPARE(translated(std::runtime_error("std::bad_alloc")), QStringLiteral("std::bad_alloc"));
    }
};

static const lunette::test::TestClass<MessageTextTest, QCoreApplication> kMessageTextTest;
#include "MessageTextTest.moc"
