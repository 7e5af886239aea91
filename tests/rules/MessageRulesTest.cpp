#include "SourceText.h"

#include <QRegularExpression>
#include <QTest>

using lunette::test::relativePath;

namespace {

/// The calls of a name in a source, each with its arguments.
QStringList callsOf(const QString& name, const QString& source) {
    QStringList calls;
    for (qsizetype at = source.indexOf(name + '('); at >= 0; at = source.indexOf(name + '(', at + 1)) {
        int depth = 0;
        bool isText = false;
        qsizetype end = at + name.size();
        for (; end < source.size(); ++end) {
            const QChar c = source[end];
            if (isText && c == '\\')
                ++end;
            else if (c == '"')
                isText = !isText;
            else if (!isText && c == '(')
                ++depth;
            else if (!isText && c == ')' && --depth == 0)
                break;
        }
        calls << source.mid(at, end - at + 1);
    }
    return calls;
}

}  // namespace

/// What the core says has to be found by lupdate, so a message is one literal with places for its arguments.
class MessageRulesTest : public QObject {
    Q_OBJECT
private slots:
    void errorsAndMessages_inEverySource_concatenateNoText() {
        static const QRegularExpression concatenated(R"("\s*\+|\+\s*")");
        QStringList broken;
        int checked = 0;
        for (const QString& path : lunette::test::sourceFiles())
            for (const char* name : {"throw Error", "Message::tr", "Message"})
                for (const QString& call : callsOf(name, lunette::test::contents(path))) {
                    ++checked;
                    if (concatenated.match(call).hasMatch()) broken << relativePath(path) + ": " + call;
                }
        QVERIFY(checked > 900);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }
};

QTEST_APPLESS_MAIN(MessageRulesTest)
#include "MessageRulesTest.moc"
