#include "data/MoonSurface.h"

#include "data/Moon.h"
#include "numeric/Random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lunette {

namespace {

constexpr std::size_t kGrid = 129;  // places along each side of the disc's square
constexpr float kMare = 0.46F;
constexpr float kHighland = 0.83F;

struct Mare {
    float x, y, halfWidth, halfHeight;
};

/// From the north: Frigoris, Imbrium, Serenitatis, Crisium, Procellarum, Vaporum, Tranquillitatis, Insularum,
/// Fecunditatis, Nectaris, Nubium, Humorum.
constexpr std::array<Mare, 12> kMaria{{{0.00F, 0.83F, 0.38F, 0.05F},
                                       {-0.23F, 0.54F, 0.27F, 0.25F},
                                       {0.27F, 0.47F, 0.16F, 0.15F},
                                       {0.80F, 0.29F, 0.08F, 0.11F},
                                       {-0.70F, 0.28F, 0.17F, 0.38F},
                                       {0.07F, 0.22F, 0.08F, 0.08F},
                                       {0.51F, 0.14F, 0.20F, 0.16F},
                                       {-0.42F, -0.05F, 0.18F, 0.17F},
                                       {0.76F, -0.14F, 0.10F, 0.19F},
                                       {0.55F, -0.28F, 0.09F, 0.09F},
                                       {-0.26F, -0.36F, 0.17F, 0.16F},
                                       {-0.58F, -0.41F, 0.10F, 0.11F}}};

struct Crater {
    float x, y, radius;
    float floor;  ///< what its floor adds to the albedo
    float rays;   ///< how far its rays reach
};

std::vector<Crater> allCraters() {
    // Tycho, Copernicus, Kepler, Aristarchus, Plato, Clavius, Langrenus, Theophilus.
    std::vector<Crater> craters{{-0.14F, -0.68F, 0.050F, 0.06F, 0.60F}, {-0.34F, 0.17F, 0.050F, 0.14F, 0.20F},
                                {-0.61F, 0.14F, 0.028F, 0.16F, 0.14F},  {-0.67F, 0.40F, 0.030F, 0.26F, 0.12F},
                                {-0.10F, 0.78F, 0.045F, -0.3F, 0.00F},  {-0.13F, -0.85F, 0.080F, 0.00F, 0.00F},
                                {0.86F, -0.15F, 0.050F, 0.10F, 0.08F},  {0.43F, -0.20F, 0.050F, 0.08F, 0.00F}};
    RandomStream random(1969, Purpose::Generation);
    while (craters.size() < 110) {
        const auto x = static_cast<float>(2.0 * random.nextUniform() - 1.0);
        const auto y = static_cast<float>(2.0 * random.nextUniform() - 1.0);
        const auto radius = static_cast<float>(0.022 + 0.06 * std::pow(random.nextUniform(), 3));
        const bool old = y < 0.1F - 0.5F * x || y > 0.75F;  // the highlands, which keep the oldest craters
        if (x * x + y * y < 0.92F && (old || random.nextUniform() < 0.15))
            craters.push_back({x, y, radius, 0.0F, 0.0F});
    }
    return craters;
}

/// Smooth noise in -1..1 with features of about this length; a function of x and y alone.
float noise(float x, float y, float length) {
    const auto corner = [](float column, float row) {
        const auto place = static_cast<std::uint64_t>((static_cast<std::int64_t>(column) + 512) * 1024 +
                                                      static_cast<std::int64_t>(row) + 512);
        return static_cast<float>(2.0 * RandomStream(1609, Purpose::Generation, place).nextUniform() - 1.0);
    };
    const float left = std::floor(x / length);
    const float low = std::floor(y / length);
    const float fx = x / length - left;
    const float fy = y / length - low;
    const float u = fx * fx * (3.0F - 2.0F * fx);
    const float v = fy * fy * (3.0F - 2.0F * fy);
    return std::lerp(std::lerp(corner(left, low), corner(left + 1.0F, low), u),
                     std::lerp(corner(left, low + 1.0F), corner(left + 1.0F, low + 1.0F), u), v);
}

/// How much of the ground here is a mare's lava, 0..1.
float lava(float x, float y) {
    float depth = 0.22F * noise(x, y, 0.19F) + 0.16F * noise(x, y, 0.08F);
    for (const Mare& mare : kMaria) {
        const float reach = std::hypot((x - mare.x) / mare.halfWidth, (y - mare.y) / mare.halfHeight);
        depth += std::exp(-reach * reach);  // so that neighbors flow together
    }
    const float t = std::clamp((depth - 0.22F) / 0.42F, 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

void addCrater(const Crater& crater, float x, float y, MoonSurface::Ground& ground) {
    // Towards the limb a circle on the sphere is seen as an ellipse.
    const float off = std::hypot(crater.x, crater.y);
    const float shortening = std::sqrt(std::max(0.1F, 1.0F - off * off));
    const float ex = off > 0.0F ? crater.x / off : 1.0F;
    const float ey = off > 0.0F ? crater.y / off : 0.0F;
    const float along = ((x - crater.x) * ex + (y - crater.y) * ey) / shortening;
    const float across = (y - crater.y) * ex - (x - crater.x) * ey;
    const float distance = std::hypot(along, across);
    const float t = distance / crater.radius;
    if (t > 0.0F && t < 1.6F) {
        // A bowl up to its rim at t = 1, then a gentle slope down.
        const float rise = t < 1.0F ? 0.75F * t * t : -0.55F * (1.6F - t);
        ground.slopeX += rise * (along * ex - across * ey) / distance;
        ground.slopeY += rise * (along * ey + across * ex) / distance;
    }
    if (t < 1.2F) ground.albedo += crater.floor * std::min(1.0F, 6.0F * (1.2F - t));
    if (crater.rays > 0.0F && t > 1.0F) {
        const float angle = std::atan2(across, along);
        const float streak = 0.5F + 0.5F * std::sin(7.0F * angle + 2.0F * std::sin(3.0F * angle));
        ground.albedo += 0.30F * streak * streak * std::max(0.0F, 1.0F - distance / crater.rays);
    }
}

MoonSurface::Ground groundAt(const std::vector<Crater>& craters, float x, float y) {
    const float dark = lava(x, y);
    MoonSurface::Ground ground{std::lerp(kHighland, kMare, dark), 0.0F, 0.0F};
    ground.albedo += 0.06F * noise(x, y, 0.11F) + 0.05F * noise(x, y, 0.045F);
    for (const Crater& crater : craters) addCrater(crater, x, y, ground);
    ground.albedo = std::clamp(ground.albedo, 0.2F, 1.0F);
    return ground;
}

/// The brightness of ground that the light meets at this cosine.
float brightness(float cosine) {
    constexpr float kGrazing = 0.25F;
    const float lit = std::max(0.0F, cosine);
    return (1.0F + kGrazing) * lit / (lit + kGrazing);
}

/// Made when it is first wanted.
const MoonSurface& moonSurface() {
    static const MoonSurface surface;
    return surface;
}

/// Lights the sphere, as seen from the earth.
class Lamp {
public:
    explicit Lamp(const Moon& moon) : surface_(moonSurface()) {
        const double ahead = 2.0 * moon.fraction - 1.0;
        z_ = static_cast<float>(ahead);
        x_ = static_cast<float>((moon.waxing ? 1.0 : -1.0) * std::sqrt(std::max(0.0, 1.0 - ahead * ahead)));
    }

    float shade(float x, float y) const {
        constexpr auto kShine = static_cast<float>(kEarthshine);
        const MoonSurface::Ground ground = surface_.at(x, y);
        const float z = std::sqrt(std::max(0.0F, 1.0F - x * x - y * y));
        const float nx = x - ground.slopeX;
        const float ny = y - ground.slopeY;
        const float cosine = (nx * x_ + z * z_) / std::sqrt(nx * nx + ny * ny + z * z + 1e-6F);
        // Relief may not light what lies beyond the terminator.
        const float day = std::clamp((x * x_ + z * z_) * 12.0F, 0.0F, 1.0F);
        return ground.albedo * (kShine + (1.0F - kShine) * day * brightness(cosine));
    }

private:
    const MoonSurface& surface_;
    float x_, z_;
};

}  // namespace

MoonSurface::MoonSurface() {
    const std::vector<Crater> craters = allCraters();
    grid_.reserve(kGrid * kGrid);
    constexpr float kStep = 2.0F / (kGrid - 1);
    for (std::size_t row = 0; row < kGrid; ++row)
        for (std::size_t column = 0; column < kGrid; ++column)
            grid_.push_back(
                groundAt(craters, static_cast<float>(column) * kStep - 1.0F, static_cast<float>(row) * kStep - 1.0F));
}

MoonSurface::Ground MoonSurface::at(float x, float y) const {
    constexpr float kLast = kGrid - 1;
    const float column = std::clamp((x + 1.0F) * 0.5F * kLast, 0.0F, kLast - 0.001F);
    const float row = std::clamp((y + 1.0F) * 0.5F * kLast, 0.0F, kLast - 0.001F);
    const auto i = static_cast<std::size_t>(column);
    const auto j = static_cast<std::size_t>(row);
    const float u = column - static_cast<float>(i);
    const float v = row - static_cast<float>(j);
    const Ground* corner = grid_.data() + j * kGrid + i;
    const auto between = [&](float Ground::*value) {
        const float below = corner[0].*value + u * (corner[1].*value - corner[0].*value);
        const float above = corner[kGrid].*value + u * (corner[kGrid + 1].*value - corner[kGrid].*value);
        return below + v * (above - below);
    };
    return {between(&Ground::albedo), between(&Ground::slopeX), between(&Ground::slopeY)};
}

void drawCrateredMoon(const Moon& moon, Index size, float* pixels) {
    constexpr int kSamples = 3;  // along each side of a pixel
    const Lamp lamp(moon);
    const double angle = moon.tilt * std::numbers::pi / 180.0;
    const auto cosine = static_cast<float>(std::cos(angle));
    const auto sine = static_cast<float>(std::sin(angle));
    const auto radius = static_cast<float>(moon.radius);
    const float middle = 0.5F * static_cast<float>(size - 1);
    for (Index row = 0; row < size; ++row)
        for (Index column = 0; column < size; ++column) {
            const float dx = static_cast<float>(column) - middle - static_cast<float>(moon.x);
            const float dy = static_cast<float>(row) - middle - static_cast<float>(moon.y);
            float sum = 0.0F;
            const bool isSky = dx * dx + dy * dy > (radius + 1.0F) * (radius + 1.0F);
            for (int sample = 0; sample < (isSky ? 0 : kSamples * kSamples); ++sample) {
                const int line = sample / kSamples;
                const float sx = dx + static_cast<float>(sample % kSamples - 1) / kSamples;
                const float sy = dy + static_cast<float>(line - 1) / kSamples;
                const float covered = std::clamp((radius - std::sqrt(sx * sx + sy * sy)) * kSamples + 0.5F, 0.0F, 1.0F);
                if (covered > 0.0F)
                    sum +=
                        covered * lamp.shade((cosine * sx - sine * sy) / radius, -(sine * sx + cosine * sy) / radius);
            }
            pixels[row * size + column] = sum / (kSamples * kSamples);
        }
}

}  // namespace lunette
