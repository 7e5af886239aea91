#include "data/Canvas.h"
#include "data/Faces.h"

#include <array>
#include <span>

namespace lunette {

namespace {

constexpr Box kEverywhere{-1.0F, -1.0F, 1.0F, 1.0F};

Color rgb(int red, int green, int blue) {
    return Color(static_cast<float>(red), static_cast<float>(green), static_cast<float>(blue)) / 255.0F;
}

/// The color at t in 0..1 along evenly spaced stops.
Color ramp(std::span<const Color> stops, double t) {
    const double place = std::clamp(t, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    const auto share = static_cast<float>(place - static_cast<double>(below));
    return stops[below] + share * (stops[below + 1] - stops[below]);
}

Color skinColor(double tone) {
    static const std::array stops{rgb(255, 222, 196), rgb(240, 192, 150), rgb(201, 141, 96), rgb(148, 94, 62),
                                  rgb(97, 60, 42)};
    return ramp(stops, tone);
}

Color hairColor(double shade) {
    static const std::array stops{rgb(32, 27, 32),  rgb(74, 46, 34),    rgb(128, 72, 40),
                                  rgb(186, 98, 46), rgb(226, 180, 104), rgb(226, 222, 218)};
    return ramp(stops, shade);
}

/// One face on its canvas: where its parts are, and a function for each of them.
class Portrait {
public:
    Portrait(const Face& face, Index size, float* pixels)
        : canvas_(size, pixels),
          smile_(static_cast<float>(face.smile)),
          beard_(static_cast<float>(face.beard)),
          glasses_(static_cast<float>(face.glasses)),
          appearance_(static_cast<float>(face.appearance)),
          half_(mix(0.43F, 0.60F, static_cast<float>(face.width))),
          eyeX_(0.43F * half_),
          skin_(skinColor(face.skin)),
          hair_(hairColor(face.hair)) {}

    void draw() {
        background();
        body();
        hairBehind();
        ears();
        longHair();
        head();
        cheeks();
        beard();
        nose();
        mouth();
        hairInFront();
        eyes();
        brows();
        glasses();
    }

private:
    static constexpr float kHeadY = 0.10F;
    static constexpr float kHeadHalfHeight = 0.66F;
    static constexpr float kEyeY = 0.08F;
    static constexpr float kMouthY = 0.47F;

    /// The head narrows towards the chin.
    float headDistance(Spot p, float grown = 0.0F) const {
        const float down = std::max(0.0F, (p.y - kHeadY) / kHeadHalfHeight);
        const float jaw = 1.0F - mix(0.17F, 0.34F, appearance_) * down * down;
        return ellipseDistance(p, {0.0F, kHeadY}, half_ * jaw + grown, kHeadHalfHeight + grown);
    }

    /// Brighter where a rounded surface turns to the light, which falls from the upper left.
    Color lit(const Color& color, Spot p, float strength = 0.13F) const {
        const float x = p.x / half_;
        const float y = (p.y - kHeadY) / kHeadHalfHeight;
        const float rim = std::max(0.0F, x * x + y * y - 0.35F);
        return color * (1.0F - strength * (0.55F * x + 0.6F * y) - 0.16F * rim);
    }

    void background() {
        const Color high = rgb(214, 230, 235);
        const Color low = rgb(164, 194, 207);
        canvas_.paint(
            kEverywhere, [](Spot) { return 1.0F; },
            [&](Spot p) -> Color { return high + (0.5F + 0.5F * p.y) * (low - high) - 0.03F * p.x; });
    }

    void body() {
        const Color shirt = rgb(66, 96, 138);
        canvas_.paint(
            {-1.0F, 0.6F, 1.0F, 1.0F},
            [&](Spot p) {
                return canvas_.inside(ellipseDistance(p, {0.0F, 1.22F}, 0.86F, 0.44F));
            },
            [&](Spot p) -> Color { return shirt * (1.06F - 0.22F * p.x); });
        const float neck = 0.55F * half_;
        canvas_.paint(
            {-0.4F, 0.4F, 0.4F, 1.0F},
            [&](Spot p) {
                const float side = std::abs(p.x) - neck;
                return canvas_.inside(std::max(side, ellipseDistance(p, {0.0F, 0.6F}, 0.6F, 0.32F)));
            },
            [&](Spot p) -> Color { return skin_ * (0.60F + 0.22F * smoothStep(0.72F, 0.95F, p.y) - 0.1F * p.x); });
    }

    void hairBehind() {
        canvas_.paint(
            {-0.9F, -0.9F, 0.9F, 0.3F},
            [&](Spot p) {
                return canvas_.inside(ellipseDistance(p, {0.0F, -0.16F}, half_ + 0.07F, 0.62F)) *
                       canvas_.inside(p.y - 0.12F, 0.1F);
            },
            [&](Spot p) -> Color { return hair_ * (0.86F - 0.12F * p.x); });
    }

    void ears() {
        for (const float side : {-1.0F, 1.0F}) {
            const Spot center{side * half_, 0.13F};
            canvas_.paint(
                {center.x - 0.12F, 0.0F, center.x + 0.12F, 0.35F},
                [&](Spot p) { return canvas_.inside(ellipseDistance(p, center, 0.09F, 0.15F)); },
                [&](Spot p) -> Color {
                    const float hollow = ellipseDistance(p, center, 0.045F, 0.09F);
                    return lit(skin_, p) * (1.0F - 0.16F * canvas_.inside(hollow, 0.04F));
                });
        }
    }

    /// Beside the face and the neck, longer with the appearance: at 1 down to the shoulders.
    void longHair() {
        if (appearance_ <= 0.0F) return;
        const float end = mix(0.12F, 0.86F, appearance_);
        canvas_.paint(
            {-0.9F, -0.2F, 0.9F, 1.0F},
            [&](Spot p) {
                const float down = std::min(1.0F, std::max(0.0F, p.y + 0.16F) / 0.62F);
                const float cap = (half_ + 0.07F) * std::sqrt(1.0F - down * down);
                const float outer = mix(cap, half_ + 0.12F, appearance_ * smoothStep(-0.16F, 0.3F, p.y));
                const float inner = 0.6F * half_ * smoothStep(0.3F, 0.5F, p.y);
                const float sides = std::max(std::abs(p.x) - outer, inner - std::abs(p.x));
                return canvas_.inside(std::max(sides, -0.16F - p.y)) * canvas_.inside(p.y - end, 0.1F);
            },
            [&](Spot p) -> Color { return hair_ * (0.86F - 0.12F * p.x); });
    }

    void head() {
        canvas_.paint(
            {-0.75F, -0.6F, 0.75F, 0.85F}, [&](Spot p) { return canvas_.inside(headDistance(p)); },
            [&](Spot p) -> Color { return lit(skin_, p); });
    }

    void cheeks() {
        const Color blush = skin_ * Color(1.0F, 0.62F, 0.6F);
        canvas_.paint(
            {-0.7F, 0.1F, 0.7F, 0.55F},
            [&](Spot p) {
                const float x = (std::abs(p.x) - 0.58F * half_) / 0.15F;
                const float y = (p.y - 0.32F) / 0.12F;
                return 0.42F * std::exp(-x * x - y * y) * canvas_.inside(headDistance(p));
            },
            blush);
    }

    /// A shadow at first, then denser and longer.
    void beard() {
        const float density = smoothStep(0.0F, 0.75F, beard_);
        const Color color = 0.86F * hair_;
        canvas_.paint(
            {-0.75F, 0.15F, 0.75F, 0.98F},
            [&](Spot p) {
                const float outer = headDistance(p, 0.012F + 0.07F * beard_ * smoothStep(0.2F, 0.7F, p.y));
                // The cheeks and the chin below the lip stay bare inside these.
                const float cheeks = ellipseDistance(p, {0.0F, 0.1F}, 0.80F * half_, 0.27F);
                const float high = p.y - mix(0.1F, 0.34F, std::abs(p.x) < half_ ? 0.0F : 1.0F);
                const float bare = std::min(cheeks, high);
                return density * canvas_.inside(outer) * (1.0F - canvas_.inside(bare, 0.07F));
            },
            [&](Spot p) { return lit(color, p, 0.2F); });
    }

    void nose() {
        canvas_.paint(
            {-0.15F, 0.1F, 0.15F, 0.36F},
            [&](Spot p) {
                return 0.3F * canvas_.inside(ellipseDistance(p, {0.012F, 0.29F}, 0.085F, 0.045F), 0.04F);
            },
            skin_ * Color(0.62F, 0.5F, 0.48F));
        canvas_.paint(
            {-0.15F, 0.0F, 0.15F, 0.3F},
            [&](Spot p) {
                return 0.35F * canvas_.inside(ellipseDistance(p, {-0.018F, 0.2F}, 0.03F, 0.1F), 0.06F);
            },
            (skin_ * 1.12F).min(1.0F));
    }

    /// Two curves that part in the middle as the smile opens; between them the teeth.
    void mouth() {
        const float half = mix(0.17F, 0.25F, smile_);
        const float bend = mix(-0.07F, 0.12F, smile_);
        const float open = 0.11F * smoothStep(0.45F, 1.0F, smile_);
        const auto curve = [&](float x) { return kMouthY + bend * (0.6F - x * x / (half * half)); };
        const auto gape = [&](float x) { return open * std::max(0.0F, 1.0F - x * x / (half * half)); };
        const Box box{-0.32F, 0.3F, 0.32F, 0.72F};
        const float lip = 0.030F;
        const auto distance = [&](Spot p, float thickness) {
            const float ends = std::abs(p.x) - half;
            const float middle = curve(p.x);
            return std::max({middle - 0.35F * gape(p.x) - thickness - p.y, p.y - middle - gape(p.x) - thickness, ends});
        };
        canvas_.paint(
            box, [&](Spot p) { return canvas_.inside(distance(p, lip), 0.01F); },
            mixed(skin_ * Color(0.62F, 0.32F, 0.33F), rgb(170, 58, 62), 0.35F));
        if (open <= 0.0F) return;
        canvas_.paint(
            box, [&](Spot p) { return canvas_.inside(distance(p, -0.004F)); },
            [&](Spot p) -> Color {
                const float tongue = canvas_.inside(curve(p.x) + 0.35F * gape(p.x) - p.y, 0.02F);
                return mixed(rgb(252, 248, 240), rgb(150, 52, 58), tongue);
            });
    }

    void hairInFront() {
        // A cap above a hairline that swings from a parting.
        canvas_.paint(
            {-0.9F, -0.95F, 0.9F, 0.2F},
            [&](Spot p) {
                const float cap = ellipseDistance(p, {0.0F, -0.12F}, half_ + 0.075F, 0.66F);
                const float x = (p.x + 0.35F * half_) / half_;
                const float fringe = -0.30F - 0.1F * std::exp(-18.0F * x * x) + 0.20F * x * x;
                return canvas_.inside(cap) * canvas_.inside(p.y - std::min(fringe, 0.04F), 0.02F);
            },
            [&](Spot p) -> Color {
                const float x = p.x / half_;
                const float arc = p.y + 0.50F - 0.24F * x * x;
                const float sheen = std::exp(-80.0F * arc * arc) * (0.75F - 0.4F * x);
                return (hair_ * (1.0F - 0.16F * x) + 0.11F * std::max(0.0F, sheen)).min(1.0F);
            });
    }

    void eyes() {
        const Color iris = rgb(58, 42, 38);
        for (const float side : {-1.0F, 1.0F}) {
            const Spot center{side * eyeX_, kEyeY};
            const Box box{center.x - 0.16F, kEyeY - 0.16F, center.x + 0.16F, kEyeY + 0.16F};
            canvas_.paint(
                box, [&](Spot p) { return canvas_.inside(ellipseDistance(p, center, 0.125F, 0.095F)); },
                [&](Spot p) -> Color {
                    return rgb(252, 251, 248) * (1.0F - std::max(0.0F, 1.2F * (kEyeY - 0.03F - p.y)));
                });
            canvas_.paint(
                box, [&](Spot p) { return canvas_.inside(ellipseDistance(p, center, 0.078F, 0.088F)); }, iris);
            const Spot spark{center.x - 0.028F, kEyeY - 0.035F};
            canvas_.paint(
                box, [&](Spot p) { return 0.95F * canvas_.inside(ellipseDistance(p, spark, 0.026F, 0.026F)); },
                Color(Color::Ones()));
            canvas_.paint(
                box,
                [&](Spot p) {
                    const float x = (p.x - center.x) / 0.14F;
                    const float lid = std::abs(p.y - (kEyeY - 0.092F + 0.06F * x * x)) - 0.014F;
                    return 0.8F * canvas_.inside(std::max(lid, std::abs(p.x - center.x) - 0.13F));
                },
                skin_ * 0.35F);
        }
    }

    void brows() {
        const Color color = 0.72F * hair_;
        for (const float side : {-1.0F, 1.0F})
            canvas_.paint(
                {side * eyeX_ - 0.2F, -0.22F, side * eyeX_ + 0.2F, 0.0F},
                [&](Spot p) {
                    const float x = side * (p.x - side * eyeX_) / 0.16F;
                    const float line =
                        std::abs(p.y - (-0.125F - 0.02F * x + 0.035F * x * x)) - mix(0.026F, 0.014F, appearance_);
                    return 0.9F * canvas_.inside(std::max(line, 0.16F * (std::abs(x) - 1.0F)), 0.01F);
                },
                color);
    }

    /// Two rounded rims, a bridge, and the arms to the ears; lenses tint what is behind them a little.
    void glasses() {
        if (glasses_ <= 0.0F) return;
        const Color frame = rgb(34, 36, 46);
        const float thickness = mix(0.014F, 0.030F, glasses_);
        const float across = std::min(0.19F, eyeX_ - 0.045F);
        const auto rim = [&](Spot p) {
            const float x = std::max(0.0F, std::abs(std::abs(p.x) - eyeX_) - (across - 0.1F));
            const float y = std::max(0.0F, std::abs(p.y - kEyeY - 0.02F) - 0.06F);
            return std::hypot(x, y) - 0.1F;
        };
        const Box box{-0.75F, -0.2F, 0.75F, 0.3F};
        canvas_.paint(
            box, [&](Spot p) { return 0.16F * glasses_ * canvas_.inside(rim(p)); }, rgb(225, 240, 250));
        canvas_.paint(
            box,
            [&](Spot p) {
                const float ring = std::abs(rim(p)) - thickness;
                const float bar = std::max(std::abs(p.y - kEyeY + 0.01F) - thickness, std::abs(p.x) - half_);
                const float between = std::max(bar, -rim(p));
                return smoothStep(0.0F, 0.6F, glasses_) * canvas_.inside(std::min(ring, between));
            },
            frame);
    }

    static Color mixed(const Color& a, const Color& b, float share) { return a + share * (b - a); }

    Canvas canvas_;
    float smile_, beard_, glasses_, appearance_;
    float half_;  ///< of the head's width
    float eyeX_;
    Color skin_, hair_;
};

}  // namespace

void drawFace(const Face& face, Index size, float* pixels) {
    Portrait(face, size, pixels).draw();
    Eigen::Map<Eigen::ArrayXf> colors(pixels, 3 * size * size);
    colors = colors.max(0.0F).min(1.0F);
}

}  // namespace lunette
