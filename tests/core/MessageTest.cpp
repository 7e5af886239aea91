#include "Error.h"
#include "TestProgram.h"

#include <QTest>

#include <cerrno>
#include <cstring>
#include <future>

using namespace lunette;

namespace {

/// What a translator would give for two of the templates below; English for all others.
std::string inGerman(const Message& message) {
    const std::string source = message.source();
    if (source == "'%1' has %2.") return "%2 fehlt in '%1'.";
    if (source == "no label in line %1") return "die Beschriftung in Zeile %1";
    return message.englishTemplate();
}

}  // namespace

class MessageTest : public QObject {
    Q_OBJECT
private slots:
    void template_withArguments_isFilledInOneGo() {
        QCOMPARE(Message::tr("Nothing.").english(), std::string("Nothing."));
        QCOMPARE(Message::tr("%2 before %1, %2 again", std::string("a"), 7).english(),
                 std::string("7 before a, 7 again"));
        // What an argument says is never a place for another.
        QCOMPARE(Message::tr("'%1' and '%2'", std::string("%2%n"), std::string("100 %")).english(),
                 std::string("'%2%n' and '100 %'"));
        QCOMPARE(Message::tr("frames/%05d.png is 5 % of %1", -3).english(),
                 std::string("frames/%05d.png is 5 % of -3"));
    }

    void count_ofOne_takesTheSingular() {
        const auto pictures = [](std::int64_t count) {
            return Message::tr("%n pictures in '%1'", "%n picture in '%1'", count, std::string("a")).english();
        };
        QCOMPARE(pictures(0), std::string("0 pictures in 'a'"));
        QCOMPARE(pictures(1), std::string("1 picture in 'a'"));
        QCOMPARE(pictures(2), std::string("2 pictures in 'a'"));
    }

    void plainText_isNoTemplate() {
        const Message path(std::string("/tmp/%1.png"));
        QCOMPARE(path.english(), std::string("/tmp/%1.png"));
        QVERIFY(path.source() == nullptr);
        QVERIFY(Message().isEmpty());
        QVERIFY(!path.isEmpty());
    }

    void nestedMessage_isTranslatedWithItsPlace() {
        const Message nested = Message::tr("'%1' has %2.", std::string("a.csv"), Message::tr("no label in line %1", 3));
        QCOMPARE(nested.english(), std::string("'a.csv' has no label in line 3."));
        QCOMPARE(nested.text(inGerman), std::string("die Beschriftung in Zeile 3 fehlt in 'a.csv'."));
        QCOMPARE(nested.arguments().front().english(), std::string("a.csv"));
    }

    void sentences_thatAreEmpty_leaveNoGap() {
        const Message first = Message::tr("One."), second = Message::tr("Two.");
        QCOMPARE(Message::sentences({first, {}, second}).english(), std::string("One. Two."));
        QCOMPARE(Message::sentences({{}, second}).english(), std::string("Two."));
        QVERIFY(Message::sentences({{}, {}}).isEmpty());
    }

    void clause_ofASentence_beginsSmallAndEndsOpen() {
        const auto clause = [](const char* sentence) { return Message(std::string(sentence)).asClause().english(); };
        QCOMPARE(clause("Training failed."), std::string("training failed"));
        QCOMPARE(clause("A path needs two codes."), std::string("a path needs two codes"));
        QCOMPARE(clause("KL is too large."), std::string("KL is too large"));
        QCOMPARE(clause("损坏。"), std::string("损坏"));
        QCOMPARE(Message::tr("It stopped: %1.", Message::tr("The disk is full.").asClause()).english(),
                 std::string("It stopped: the disk is full."));
    }

    void failureOfTheSystem_isSaidInItsOwnWords() {
        for (int number = 1; number < 134; ++number)
            QCOMPARE(Message::ofSystem(number).english(), std::string(std::strerror(number)));
        QVERIFY(Message::ofSystem(ENOENT).source() != nullptr);  // translated
        QCOMPARE(Message::ofSystem(std::make_error_code(std::errc::permission_denied)), Message::ofSystem(EACCES));
        const std::error_code foreign = std::make_error_code(std::future_errc::no_state);
        QCOMPARE(Message::ofSystem(foreign).english(), foreign.message());
    }

    void error_saysItsMessageInEnglishOnOneLine() {
        const Error error(ErrorKind::Damaged, Message::tr("'%1' is cut short.", std::string("a\nb\x7F\0"
                                                                                            "c",
                                                                                            6)));
        QCOMPARE(QByteArray(error.what()), QByteArray("'a b  c' is cut short."));
        QVERIFY(error.kind() == ErrorKind::Damaged);
        QCOMPARE(error.message().arguments().front().english(), std::string("a\nb\x7F\0"
                                                                            "c",
                                                                            6));
    }

    void exception_ofAnotherType_hasAPlainMessage() {
        QVERIFY(toMessage(Error(ErrorKind::TooFew, Message::tr("No code."))).source() != nullptr);
        QCOMPARE(toMessage(std::runtime_error("%1 broke")).english(), std::string("%1 broke"));
    }
};

static const lunette::test::TestClass<MessageTest> kMessageTest;
#include "MessageTest.moc"
