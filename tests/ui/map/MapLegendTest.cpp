#include "TestProgram.h"
#include "ViewSamples.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/Legend.h"
#include "widgets/PictureCard.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace lunette;

namespace {

using Classes = std::set<std::int32_t>;

/// A map of moons, colored by their phase.
struct ShownMapLegend {
    ShownMapLegend() {
        view.resize(1800, 500);  // all names have room in two lines
        view.show();
        view.setData(moons);
        view.setSnapshot(samples::snapshot(model, 1));
        canvas = view.findChild<LatentCanvas*>(QStringLiteral("latentScatter"));
        coloring = view.findChild<QComboBox*>(QStringLiteral("latentColoringBox"));
        legend = view.findChild<Legend*>();
        coloring->setCurrentText(QStringLiteral("label"));
        if (!QTest::qWaitFor([this] { return seen() == all(); })) qFatal("There are no codes.");
    }

    std::span<const std::int32_t> labels() const { return moons.test->labels(); }
    Classes all() const { return {labels().begin(), labels().end()}; }
    Classes allBut(std::int32_t label) const {
        Classes classes = all();
        classes.erase(label);
        return classes;
    }
    /// Of the codes that are on the map.
    Classes seen() const {
        Classes classes;
        for (std::size_t code = 0; code < labels().size(); ++code)
            if (canvas->codePixel(static_cast<qint64>(code))) classes.insert(labels()[code]);
        return classes;
    }
    void click(std::int32_t label, Qt::KeyboardModifiers keys = {}) const {
        QTest::mouseClick(legend, Qt::LeftButton, keys, legend->classRect(static_cast<std::size_t>(label)).center());
    }

    DataSplit moons = samples::moons();
    std::shared_ptr<const Model> model = samples::model(ObjectiveKind::Vae, 2, moons.test->shape());
    BackgroundService service;
    LatentView view{service};
    LatentCanvas* canvas = nullptr;
    QComboBox* coloring = nullptr;
    Legend* legend = nullptr;
};

}  // namespace

class MapLegendTest : public QObject {
    Q_OBJECT
private slots:
    void class_clickedTwice_isHiddenAndShownAgain() {
        const ShownMapLegend shown;
        QVERIFY(shown.all().size() > 2);
        const std::int32_t label = shown.labels()[0];
        shown.click(label);
        QTRY_COMPARE(shown.seen(), shown.allBut(label));
        shown.click(label);
        QTRY_COMPARE(shown.seen(), shown.all());
    }

    void class_clickedWithControl_isSeenAlone() {
        const ShownMapLegend shown;
        const std::int32_t label = shown.labels()[0];
        shown.click(label, Qt::ControlModifier);
        QTRY_COMPARE(shown.seen(), Classes{label});
        shown.click(label, Qt::ControlModifier);
        QTRY_COMPARE(shown.seen(), shown.all());
    }

    void class_chosenByKeys_isHiddenOrSeenAlone() {
        const ShownMapLegend shown;
        QTest::keyClick(shown.legend, Qt::Key_Right);
        QTest::keyClick(shown.legend, Qt::Key_Space);
        QTRY_COMPARE(shown.seen(), shown.allBut(1));
        QTest::keyClick(shown.legend, Qt::Key_Left);
        QTest::keyClick(shown.legend, Qt::Key_Space, Qt::ControlModifier);
        QTRY_COMPARE(shown.seen(), Classes{0});
    }

    void codes_hidden_areNeitherClickedNorSelected() {
        const ShownMapLegend shown;
        const qint64 code = 0;
        const std::int32_t label = shown.labels()[0];
        const QPoint place = shown.canvas->codePixel(code)->toPoint();
        QTest::mouseMove(shown.canvas, place);
        QVERIFY(shown.view.findChild<PictureCard*>(QStringLiteral("hoverPicture"))->isVisible());
        shown.click(label);
        QTRY_VERIFY(!shown.canvas->codePixel(code));
        QVERIFY(!shown.view.findChild<PictureCard*>(QStringLiteral("hoverPicture"))->isVisible());
        const QSignalSpy pinned(&shown.view, &LatentView::imagePinned),
            selected(&shown.view, &LatentView::selectionChanged);
        QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, place);
        QVERIFY(pinned.isEmpty() || pinned[0][0].toLongLong() != code);
        QTest::keyClick(shown.canvas, Qt::Key_A, Qt::ControlModifier);
        const auto selection = selected.at(0).at(0).value<std::shared_ptr<const CodeSelection>>();
        QCOMPARE(selection->count + static_cast<std::size_t>(std::ranges::count(shown.labels(), label)),
                 shown.labels().size());
        QVERIFY(!selection->holds(static_cast<std::size_t>(code)));
    }

    void class_hidden_staysHiddenDuringTraining() {
        ShownMapLegend shown;
        const std::int32_t label = shown.labels()[0];
        shown.click(label);
        QTRY_COMPARE(shown.seen(), shown.allBut(label));
        const auto before = shown.canvas->points();
        shown.view.setSnapshot(samples::snapshot(shown.model, 2));
        QTRY_VERIFY(shown.canvas->points() != before);
        QCOMPARE(shown.seen(), shown.allBut(label));
        shown.coloring->setCurrentText(QStringLiteral("fraction"));  // whose legend has no classes
        QTRY_COMPARE(shown.seen(), shown.all());
    }
};

static const lunette::test::TestClass<MapLegendTest, QApplication> kMapLegendTest;
#include "MapLegendTest.moc"
