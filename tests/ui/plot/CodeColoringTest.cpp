#include "TestProgram.h"
#include "plot/CodeColoring.h"

#include <QTest>

#include <set>

using namespace lunette;

class CodeColoringTest : public QObject {
    Q_OBJECT
private slots:
    void labels_nextToEachOther_differWithoutTheirColors() {
        constexpr int kLabels = 40;
        Dataset::Parts parts;
        parts.name = "labels";
        parts.shape = {1, 1, 1};
        for (int i = 0; i < kLabels; ++i) {
            parts.pixels.push_back(0);
            parts.labels.push_back(i);
            parts.classNames.push_back(std::to_string(i));
        }
        const CodeLegend legend = codeLegend(Dataset(std::move(parts)), {CodeColoring::Kind::Label});
        QCOMPARE(legend.classes.size(), std::size_t(kLabels));
        std::set<std::pair<QRgb, Marker>> looks;
        for (std::size_t i = 0; i < legend.classes.size(); ++i) {
            if (i > 0) QVERIFY(legend.classes[i].marker != legend.classes[i - 1].marker);
            looks.emplace(legend.classes[i].color.rgb(), legend.classes[i].marker);
        }
        QCOMPARE(looks.size(), std::size_t(kLabels));
    }
};

static const lunette::test::TestClass<CodeColoringTest> kCodeColoringTest;
#include "CodeColoringTest.moc"
