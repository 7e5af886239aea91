#include "TestProgram.h"
#include "map/Legend.h"
#include "map/LegendList.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;

namespace {

CodeLegend legendOf(int count) {
    CodeLegend legend;
    for (int i = 0; i < count; ++i)
        legend.classes.push_back(
            {theme::classColors()[static_cast<std::size_t>(i) % 10], QStringLiteral("label number %1").arg(i)});
    return legend;
}

struct ShownLegend {
    explicit ShownLegend(int count) {
        legend.setLegend(legendOf(count));
        legend.resize(500, legend.heightForWidth(500));
        legend.show();
    }
    LegendList* open() {
        QTest::mouseClick(&legend, Qt::LeftButton, {}, legend.moreRect().center());
        return legend.findChild<LegendList*>();
    }
    Legend legend;
};

}  // namespace

class LegendTest : public QObject {
    Q_OBJECT
private slots:
    void heightForWidth_ofAnyNumberOfLabels_isTwoLinesAtMost_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("hasList");
        QTest::newRow("2") << 2 << false;
        QTest::newRow("22") << 22 << true;
        QTest::newRow("1,200") << 1200 << true;
    }

    void heightForWidth_ofAnyNumberOfLabels_isTwoLinesAtMost() {
        QFETCH(int, count);
        QFETCH(bool, hasList);
        ShownLegend shown(count);
        const int line = shown.legend.sizeHint().height();
        for (const int width : {60, 200, 500, 1000}) QVERIFY(shown.legend.heightForWidth(width) <= 2 * line);
        QCOMPARE(!shown.legend.moreRect().isNull(), hasList);
        if (hasList) QVERIFY(shown.legend.rect().contains(shown.legend.moreRect()));
        QVERIFY(!shown.legend.classRect(0).isNull());
    }

    void list_ofManyLabels_hidesAndShowsThem() {
        ShownLegend shown(22);
        QSignalSpy changed(&shown.legend, &Legend::hiddenClassesChanged);
        LegendList* list = shown.open();
        QVERIFY(list);
        auto* classes = list->findChild<QListWidget*>();
        QCOMPARE(classes->count(), 22);
        classes->item(21)->setCheckState(Qt::Unchecked);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shown.legend.hiddenClasses(), HiddenClasses{21});
        emit classes->itemActivated(classes->item(20));  // alone
        QCOMPARE(shown.legend.hiddenClasses().size(), std::size_t(21));
        QCOMPARE(classes->item(20)->checkState(), Qt::Checked);
        QCOMPARE(classes->item(0)->checkState(), Qt::Unchecked);
        emit classes->itemActivated(classes->item(20));  // all again
        QVERIFY(shown.legend.hiddenClasses().empty());
    }

    void search_inTheList_findsByPartOfTheName() {
        ShownLegend shown(1200);
        LegendList* list = shown.open();
        QVERIFY(list);
        list->findChild<QLineEdit*>()->setText(QStringLiteral("Number 119"));
        auto* classes = list->findChild<QListWidget*>();
        int found = 0;
        for (int row = 0; row < classes->count(); ++row) found += !classes->item(row)->isHidden();
        QCOMPARE(found, 11);  // 119 and 1190 to 1199
    }
};

static const lunette::test::TestClass<LegendTest, QApplication> kLegendTest;
#include "LegendTest.moc"
