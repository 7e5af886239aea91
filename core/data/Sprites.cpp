#include "data/Sprites.h"

#include "data/GeneratedSet.h"
#include "data/Polygon.h"
#include "numeric/Random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lunette {

namespace {

/// The square root of a sprite's area at scale 1, as a share of the picture's side: the largest with which no shape,
/// however it is turned, reaches farther than a quarter of the side from its center.
constexpr double kExtent = 0.34;
constexpr double kEllipseRatio = 1.6;
constexpr int kCurveCorners = 96;  // the outline's error is below a hundredth of a pixel at 128 pixels

using Outline = std::vector<Point>;

/// Twice the signed area, and the center of gravity.
std::pair<double, Point> measured(const Outline& outline) {
    double area = 0.0;
    Point center{0.0, 0.0};
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point a = outline[i];
        const Point b = outline[(i + 1) % outline.size()];
        const double cross = a.x * b.y - b.x * a.y;
        area += cross;
        center.x += (a.x + b.x) * cross;
        center.y += (a.y + b.y) * cross;
    }
    return {area, {center.x / (3.0 * area), center.y / (3.0 * area)}};
}

/// Moved and scaled so that the center of gravity is 0 and the area 1.
Outline normalized(Outline outline) {
    const auto [twiceArea, center] = measured(outline);
    const double scale = std::sqrt(2.0 / std::abs(twiceArea));
    for (Point& p : outline) p = {scale * (p.x - center.x), scale * (p.y - center.y)};
    return outline;
}

template <class Curve>
Outline sampled(const Curve& curve) {
    Outline outline;
    for (int i = 0; i < kCurveCorners; ++i) outline.push_back(curve(2.0 * std::numbers::pi * i / kCurveCorners));
    return outline;
}

/// Unit outlines in the order of SpriteShape, y up.
const std::array<Outline, 3>& outlines() {
    static const std::array<Outline, 3> all{
        normalized({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}),
        normalized(sampled([](double t) {
            return Point{kEllipseRatio * std::cos(t), std::sin(t)};
        })),
        normalized(sampled([](double t) {
            return Point{16.0 * std::pow(std::sin(t), 3),
                         13.0 * std::cos(t) - 5.0 * std::cos(2 * t) - 2.0 * std::cos(3 * t) - std::cos(4 * t)};
        })),
    };
    return all;
}

Sprite drawnSprite(RandomStream& random) {
    Sprite sprite{};
    sprite.shape = static_cast<SpriteShape>(random.nextBelow(3));
    sprite.scale = 0.5 + 0.5 * random.nextUniform();
    sprite.orientation = 360.0 * random.nextUniform();
    sprite.x = random.nextUniform();
    sprite.y = random.nextUniform();
    return sprite;
}

class SpriteSource final : public DatasetSource {
public:
    std::string name() const override { return "sprites"; }
    Message title() const override { return Message::tr("Sprites"); }
    Message description() const override {
        return Message::tr(
            "Drawn squares, ellipses and hearts of any scale, orientation and place, as in dSprites; any number up "
            "to its 737,280, and any size.");
    }
    std::vector<ParameterInfo> parameters() const override { return spriteParameters().describe(); }
    Settings defaults() const override { return spriteParameters().settings(SpriteOptions()); }
    bool drawsHeldOut() const override { return true; }
    DataSplit open(const Settings& settings, const Progress& progress) const override {
        SpriteOptions options;
        spriteParameters().apply(settings, options);
        return makeSprites(options, progress);
    }
};

}  // namespace

const ParameterTable<SpriteOptions>& spriteParameters() {
    static const ParameterTable<SpriteOptions> table({
        integerParameter("count", Message::tr("Images"),
                         Message::tr("Number of training images; a sixth of that number is held out."),
                         &SpriteOptions::count, {6, 737'280})
            .basic(),
        integerParameter("size", Message::tr("Picture size (px)"),
                         Message::tr("Side of the square pictures, in pixels."), &SpriteOptions::size, {8, 128}),
        integerParameter("seed", Message::tr("Data seed"),
                         Message::tr("Another number draws other sprites of the same kind."), &SpriteOptions::seed,
                         {0, 1'000'000'000}),
    });
    return table;
}

double spriteArea(double scale, Index size) {
    const double side = kExtent * scale * static_cast<double>(size);
    return side * side;
}

void drawSprite(const Sprite& sprite, Index size, float* pixels) {
    const auto side = static_cast<double>(size);
    const double angle = sprite.orientation * std::numbers::pi / 180.0;
    const double length = kExtent * sprite.scale * side;
    const Point along{length * std::cos(angle), length * std::sin(angle)};
    const Point center{side * (0.25 + 0.5 * sprite.x), side * (0.25 + 0.5 * sprite.y)};
    Outline outline = outlines()[static_cast<std::size_t>(sprite.shape)];
    for (Point& p : outline) p = {center.x + along.x * p.x - along.y * p.y, center.y - along.y * p.x - along.x * p.y};
    fillPolygon(outline, size, pixels);
}

DataSplit makeSprites(const SpriteOptions& options, const Progress& progress) {
    GeneratedSet set;
    set.name = "sprites";
    set.shape = {options.size, options.size, 1};
    set.classNames = {"square", "ellipse", "heart"};
    set.factorNames = {"shape", "scale", "orientation", "x", "y"};
    set.count = options.count;
    set.seed = options.seed;
    const auto draw = [&](ImageUse, RandomStream& random, std::span<float> pixels, std::span<float> factors) {
        const Sprite sprite = drawnSprite(random);
        drawSprite(sprite, options.size, pixels.data());
        const auto label = static_cast<std::int32_t>(sprite.shape);
        const std::array values{static_cast<double>(label), sprite.scale, sprite.orientation, sprite.x, sprite.y};
        std::ranges::transform(values, factors.begin(), [](double value) { return static_cast<float>(value); });
        return label;
    };
    DataSplit split = drawSplit(set, draw, progress);
    split.spec = formatDatasetSpec({"sprites", spriteParameters().settings(options)});
    return split;
}

std::unique_ptr<const DatasetSource> makeSpriteSource() { return std::make_unique<SpriteSource>(); }

}  // namespace lunette
