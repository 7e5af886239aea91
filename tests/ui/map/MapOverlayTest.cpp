#include "Patience.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/DataDistance.h"
#include "analysis/ValidityMap.h"
#include "imaging/PictureGrid.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapOverlayText.h"
#include "map/MapOverlayWork.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLocale>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace lunette;
using lunette::test::kPatience;

namespace {

/// A view of the map whose codes are there.
struct ShownMapOverlay {
    ShownMapOverlay(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        view.resize(800, 500);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        view.setData(split);
        view.setSnapshot(std::move(snapshot));
        canvas = view.findChild<LatentCanvas*>(QStringLiteral("latentScatter"));
        if (!QTest::qWaitFor([this] { return canvas->codePixel(0).has_value(); })) qFatal("There are no codes.");
    }

    void choose(MapOverlay overlay) {
        auto* box = view.findChild<QComboBox*>(QStringLiteral("latentOverlayBox"));
        box->setCurrentIndex(box->findData(static_cast<int>(overlay)));
    }
    const MapOverlayPicture& picture() const { return canvas->overlay().picture(); }
    /// Until what is shown is of the part of the plane that is seen, and fine.
    bool settles(MapOverlay overlay) const {
        return QTest::qWaitFor(
            [&] {
                return picture().overlay == overlay && picture().range == canvas->range() &&
                       !picture().image.isNull() && picture().image.width() > 60;
            },
            kPatience);
    }

    BackgroundService service;
    LatentView view{service};
    LatentCanvas* canvas = nullptr;
};

}  // namespace

class MapOverlayTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons(300);
        vae_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, moons_.train->shape()));
        autoencoder_ = samples::snapshot(samples::model(ObjectiveKind::Autoencoder, 2, moons_.train->shape()));
        deep_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 4, moons_.train->shape()));
    }

    void roundTrip_ofAPlace_hasTheColorOfItsError() {
        const MapOverlayRequest request = ask(MapOverlay::RoundTrip, deep_);
        const MapOverlayPicture drawn = drawMapOverlay(request);
        QCOMPARE(drawn.image.size(), QSize(20, 10));  // a place every 8 pixels
        // The place third from the left and second from below, by hand: z2 and z4 are the plane, the others the
        // probe's.
        Vector code = request.probe;
        code(1) = static_cast<Scalar>(-2 + 2.5 * 4.0 / 20);
        code(3) = static_cast<Scalar>(-1 + 1.5 * 2.0 / 10);
        const double error = roundTripErrors(codecOf(*deep_), code)(0);
        const QRgb seen = qUnpremultiply(drawn.image.pixel(2, 8));
        const QColor expected = theme::viridis(error / drawn.high);
        QVERIFY2(std::abs(qRed(seen) - expected.red()) <= 4 && std::abs(qGreen(seen) - expected.green()) <= 4 &&
                     std::abs(qBlue(seen) - expected.blue()) <= 4,
                 qPrintable(QColor(seen).name() + " " + expected.name()));
        QVERIFY(drawn.isScale && drawn.high > 0);
    }

    void scale_endsAboveNearlyAllPlaces() {
        const MapOverlayRequest request = ask(MapOverlay::DecoderSensitivity, vae_);
        Matrix codes(2, 200);
        for (Index place = 0; place < 200; ++place)
            codes.col(place) << static_cast<Scalar>(-2 + (static_cast<double>(place % 20) + 0.5) / 5),
                static_cast<Scalar>(-1 + (static_cast<double>(place / 20) + 0.5) / 5);
        const Eigen::ArrayXd speeds =
            pictureSpeeds(codecOf(*vae_), codes, Matrix(Matrix::Identity(2, 2) * Scalar(0.1)));
        const double expected = quantile({speeds.begin(), speeds.end()}, 0.98);
        QVERIFY(std::abs(drawMapOverlay(request).high - expected) < 1e-3 * expected);
    }

    void density_whereCodesAre_isBright() {
        MapOverlayRequest request = ask(MapOverlay::Density, vae_);
        QVERIFY(drawMapOverlay(request).image.isNull());  // without data there are no codes
        auto codes = std::make_shared<Matrix>(2, 50);
        for (Index i = 0; i < 50; ++i)
            codes->col(i) << Scalar(1.5) + static_cast<Scalar>(i % 7) / 40,
                Scalar(0.6) + static_cast<Scalar>(i % 5) / 40;
        request.codes = codes;
        const QImage image = drawMapOverlay(request).image;
        QVERIFY(qGray(image.pixel(17, 1)) > 2 * qGray(image.pixel(2, 8)));  // above, to the right
    }

    void ellipse_isAsWideAsItsPosterior() {
        MapOverlayRequest request = ask(MapOverlay::Ellipses, vae_);
        const std::vector<Index> first{0};
        request.images = std::make_shared<const Dataset>(moons_.test->subset(first, "one"));
        Matrix image;
        request.images->gather(0, 1, image);
        const Posterior posterior = vae_->encode(image);
        const auto red = std::make_shared<const std::vector<QRgb>>(1, qRgb(255, 0, 0));
        const auto drawnAt = [&](float x, float y) {
            return std::make_shared<const ScatterPoints>(ScatterPoints{{x}, {y}, red});
        };
        request.points = drawnAt(posterior.mean(0, 0), posterior.mean(1, 0));
        const Vector deviation = (posterior.logVariance.col(0).array() / 2).exp();
        const QPointF mean(posterior.mean(0, 0), posterior.mean(1, 0));
        const double width = static_cast<double>(deviation(0)), height = static_cast<double>(deviation(1));
        request.range = QRectF(mean.x() - 4 * width, mean.y() - 4 * height, 8 * width, 8 * height);
        request.pixels = QSize(400, 400);
        const QImage drawn = drawMapOverlay(request).image;
        const auto inked = [&](int x, int y) {
            int alpha = 0;
            for (int dx = -1; dx <= 1; ++dx)
                for (int dy = -1; dy <= 1; ++dy) alpha = std::max(alpha, qAlpha(drawn.pixel(x + dx, y + dy)));
            return alpha > 40;
        };
        // A deviation is 50 pixels.
        for (const int way : {50, 100}) {
            QVERIFY(inked(200 + way, 200) && inked(200 - way, 200));
            QVERIFY(inked(200, 200 + way) && inked(200, 200 - way));
        }
        QVERIFY(!inked(200, 200) && !inked(275, 200) && !inked(200, 125) && !inked(320, 200));
        request.points = drawnAt(std::numeric_limits<float>::quiet_NaN(), 0);
        QImage blank(request.pixels, drawn.format());
        blank.fill(Qt::transparent);
        QCOMPARE(drawMapOverlay(request).image, blank);  // whose point is hidden
        request.snapshot = autoencoder_;
        QVERIFY(drawMapOverlay(request).image.isNull());  // points have no posterior
    }

    void legend_ofEllipses_saysOfHowManyImages() {
        MapOverlayFacts facts{MapOverlay::Ellipses, 2, kMaxPosteriors, true};
        QVERIFY(mapOverlayText(facts).contains(QStringLiteral("each image")));
        ++facts.codes;
        QVERIFY(mapOverlayText(facts).contains(QStringLiteral("the first %1 images").arg(QLocale().toString(2000))));
        facts.selected = 3;
        QVERIFY(mapOverlayText(facts).contains(QStringLiteral("each selected image")));
        facts.isDistribution = false;
        QVERIFY(mapOverlayText(facts).contains(QStringLiteral("no posterior")));
    }

    void decodedGrid_isMadeOfThePicturesOfItsPlaces() {
        const MapOverlayRequest request = ask(MapOverlay::DecodedGrid, deep_);
        const QImage drawn = drawMapOverlay(request).image.convertToFormat(QImage::Format_RGB32);
        // 160 x 80 pixels: five pictures of 28 pixels beside one another, two above; each a place of 0.7 x 0.7.
        Vector code = request.probe;
        code(1) = Scalar(-2 + 1.5 * 0.7);
        code(3) = Scalar(-1 + 0.5 * 0.7);
        const Matrix pixels = deep_->decode(code);
        const QImage expected = toImage(pixels.col(0), deep_->model().image()).convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < 28; ++y)  // whole batches are rounded otherwise than single pictures
            for (int x = 0; x < 28; ++x)
                QVERIFY(std::abs(qGray(drawn.pixel(28 + x, 80 - 28 + y)) - qGray(expected.pixel(x, y))) <= 1);
    }

    void priorQuantileGrid_isDenseInTheMiddleOfThePrior() {
        MapOverlayRequest request = ask(MapOverlay::PriorQuantileGrid, vae_);
        request.range = QRectF(-3, -3, 6, 6);
        request.pixels = QSize(600, 600);
        const QImage drawn = drawMapOverlay(request).image;
        // 28 pixels are 0.28 of the plane: 1 / (0.28 * 0.399) = 8 columns, at the quantiles of 1/16, 3/16, ... 15/16.
        const auto isInked = [&](double x, double y) {
            return qAlpha(drawn.pixel(static_cast<int>(300 + 100 * x), static_cast<int>(300 - 100 * y))) > 0;
        };
        for (const double place : {-1.534, -0.887, -0.489, -0.157, 0.157, 0.489, 0.887, 1.534})
            QVERIFY(isInked(place, 0.157) && isInked(0.157, place));
        for (const double between : {-1.25, 1.25, 2.0}) QVERIFY(!isInked(between, 0.157) && !isInked(0.157, between));
    }

    void overlay_ofEachKind_canBeChosen_data() {
        QTest::addColumn<int>("overlay");
        QTest::newRow("density") << static_cast<int>(MapOverlay::Density);
        QTest::newRow("round trip") << static_cast<int>(MapOverlay::RoundTrip);
        QTest::newRow("speed") << static_cast<int>(MapOverlay::DecoderSensitivity);
        QTest::newRow("ellipses") << static_cast<int>(MapOverlay::Ellipses);
        QTest::newRow("pictures") << static_cast<int>(MapOverlay::DecodedGrid);
        QTest::newRow("pictures by the prior") << static_cast<int>(MapOverlay::PriorQuantileGrid);
    }

    void overlay_ofEachKind_canBeChosen() {
        QFETCH(int, overlay);
        const auto kind = static_cast<MapOverlay>(overlay);
        ShownMapOverlay shown(moons_, vae_);
        QVERIFY(shown.picture().image.isNull() && shown.canvas->overlay().legend().isEmpty());
        shown.choose(kind);
        QVERIFY(shown.settles(kind));
        QVERIFY(!shown.canvas->overlay().legend().isEmpty());
        shown.choose(MapOverlay::None);
        QVERIFY(shown.picture().image.isNull() && shown.canvas->overlay().legend().isEmpty());
    }

    void overlay_afterZoomOrTraining_isDrawnAnew() {
        ShownMapOverlay shown(moons_, vae_);
        shown.choose(MapOverlay::RoundTrip);
        QVERIFY(shown.settles(MapOverlay::RoundTrip));
        const QRectF before = shown.canvas->range();
        QWheelEvent wheel(QPointF(400, 250), shown.canvas->mapToGlobal(QPointF(400, 250)), {}, {0, 480}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(shown.canvas, &wheel);
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas->range().width() < 0.8 * before.width(), kPatience);
        QVERIFY(shown.settles(MapOverlay::RoundTrip));
        const QImage untrained = shown.picture().image;
        shown.view.setSnapshot(samples::snapshot(vae_->sharedModel(), 4));
        QTRY_VERIFY_WITH_TIMEOUT(shown.picture().image != untrained && shown.settles(MapOverlay::RoundTrip), kPatience);
    }

    void overlay_ofManyLatents_takesTheOthersFromTheProbe() {
        ShownMapOverlay shown(moons_, deep_);
        shown.choose(MapOverlay::DecoderSensitivity);
        QVERIFY(shown.settles(MapOverlay::DecoderSensitivity));
        QVERIFY(shown.canvas->overlay().legend().contains(QStringLiteral("probe")));
        const QImage before = shown.picture().image;
        shown.view.setProbe(Vector::Constant(4, Scalar(2.5)));
        QTRY_VERIFY_WITH_TIMEOUT(shown.picture().image != before, kPatience);
    }

    void overlay_ofAnotherModel_isDrawnAnew() {
        ShownMapOverlay shown(moons_, deep_);
        shown.choose(MapOverlay::DecoderSensitivity);
        QVERIFY(shown.settles(MapOverlay::DecoderSensitivity));
        const QImage before = shown.picture().image;
        shown.view.setSnapshot(vae_);  // of other latents
        QTRY_VERIFY_WITH_TIMEOUT(shown.picture().image != before && shown.settles(MapOverlay::DecoderSensitivity),
                                 kPatience);
        QVERIFY(!shown.canvas->overlay().legend().contains(QStringLiteral("probe")));
        shown.view.setSnapshot(nullptr);
        QVERIFY(shown.picture().image.isNull() && shown.canvas->overlay().legend().isEmpty());
    }

    void ellipses_ofAnAutoencoder_areReplacedByAnExplanation() {
        ShownMapOverlay shown(moons_, autoencoder_);
        shown.choose(MapOverlay::Ellipses);
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas->overlay().legend().contains(QStringLiteral("point")), kPatience);
        QVERIFY(shown.picture().image.isNull());
    }

private:
    /// Four units across and two upwards, of 160 x 80 pixels: of z1 and z2, or of z2 and z4 of four latents.
    static MapOverlayRequest ask(MapOverlay overlay, const std::shared_ptr<const Snapshot>& snapshot) {
        const Index latents = snapshot->model().network().latents();
        MapOverlayRequest request;
        request.overlay = overlay;
        request.snapshot = snapshot;
        request.plane = latents == 2 ? LatentPlane::axes(2, 0, 1) : LatentPlane::axes(4, 1, 3);
        request.probe = Vector::LinSpaced(latents, Scalar(-0.5), Scalar(0.75));
        request.range = QRectF(-2, -1, 4, 2);
        request.pixels = QSize(160, 80);
        return request;
    }

    DataSplit moons_;
    std::shared_ptr<const Snapshot> vae_, autoencoder_, deep_;
};

static const lunette::test::TestClass<MapOverlayTest, QApplication> kMapOverlayTest;
#include "MapOverlayTest.moc"
