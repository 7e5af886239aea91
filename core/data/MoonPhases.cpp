#include "data/MoonPhases.h"

#include "data/GeneratedSet.h"
#include "data/MoonSurface.h"
#include "numeric/Random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lunette {

namespace {

/// Values along one row of a picture.
using Row = Eigen::Array<float, Eigen::Dynamic, 1, 0, 64, 1>;

/// Length of what [low, high] and [center - 1/2, center + 1/2] share.
template <class Low, class High>
auto overlap(const Low& low, const High& high, const Row& center) {
    return (high.min(center + 0.5F) - low.max(center - 0.5F)).max(0.0F);
}

/// Uniform over the phases, over 0..1 where there are none, less the gap.
double drawFraction(RandomStream& random, const std::vector<Interval>& phases, const std::optional<Interval>& gap) {
    if (!phases.empty()) {
        const auto count = static_cast<double>(phases.size());
        const Interval& phase = phases[static_cast<std::size_t>(random.nextUniform() * count)];
        return phase.low + random.nextUniform() * (phase.high - phase.low);
    }
    if (!gap) return random.nextUniform();
    const double width = gap->high - gap->low;
    const double fraction = random.nextUniform() * (1.0 - width);
    return fraction < gap->low ? fraction : fraction + width;
}

Moon drawnMoon(const MoonOptions& options, const std::vector<Interval>& phases, ImageUse use, RandomStream& random) {
    const auto within = [&](double extent) { return extent * (2.0 * random.nextUniform() - 1.0); };
    Moon moon{};
    moon.fraction = drawFraction(random, phases, use == ImageUse::Train ? options.gap : std::nullopt);
    moon.waxing = random.nextUniform() < 0.5;
    if (options.sides != MoonSides::Both) moon.waxing = options.sides == MoonSides::Waxing;
    moon.tilt = within(options.tilt);
    moon.x = within(options.shift);
    moon.y = within(options.shift);
    moon.radius = moonRadius(options.size) * (1.0 + within(options.radiusJitter));
    return moon;
}

void addNoise(std::span<float> picture, double deviation, RandomStream& random) {
    if (deviation == 0.0) return;
    for (float& pixel : picture) pixel += static_cast<float>(deviation * random.nextNormal());
}

/// Without the keys that earlier versions did not know, where they say nothing: the same data keep the same text.
Settings settingsOf(const MoonOptions& options) {
    Settings settings = moonParameters().settings(options);
    if (options.phases.empty()) settings.erase("phases");
    if (options.sides == MoonSides::Both) settings.erase("sides");
    return settings;
}

class MoonSource final : public DatasetSource {
public:
    std::string name() const override { return "moons"; }
    Message title() const override { return Message::tr("Moon phases"); }
    Message description() const override {
        return Message::tr("Drawn moons from new to full, waxing and waning, with known factors; any number and size.");
    }
    std::vector<ParameterInfo> parameters() const override { return moonParameters().describe(); }
    Settings defaults() const override { return moonParameters().settings(MoonOptions()); }
    bool drawsHeldOut() const override { return true; }
    DataSplit open(const Settings& settings, const Progress& progress) const override {
        MoonOptions options;
        moonParameters().apply(settings, options);
        return makeMoonPhases(options, progress);
    }
};

/// The illuminated fractions that training draws, by their low ends.
std::vector<Interval> drawnPhases(const MoonOptions& options) {
    std::vector<Interval> drawn = phaseIntervals(options.phases);
    if (options.gap && options.gap->low > 0.0) drawn.push_back({0.0, options.gap->low});
    if (options.gap && options.gap->high < 1.0) drawn.push_back({options.gap->high, 1.0});
    if (drawn.empty() && !options.gap) return {{0.0, 1.0}};
    std::ranges::sort(drawn, {}, &Interval::low);
    return drawn;
}

}  // namespace

const ParameterTable<MoonOptions>& moonParameters() {
    static const ParameterTable<MoonOptions> table({
        integerParameter("count", Message::tr("Images"),
                         Message::tr("Number of training images; a sixth of that number is held out."),
                         &MoonOptions::count, {6, 100000})
            .basic(),
        integerParameter("size", Message::tr("Picture size (px)"),
                         Message::tr("Side of the square pictures, in pixels."), &MoonOptions::size, {28, 64}),
        choiceParameter(
            "style", Message::tr("Style"),
            Message::tr("Flat: a disc, dark and lit. Cratered: a sphere with maria and craters in the same phases."),
            &MoonOptions::style, {{"flat", Message::tr("Flat")}, {"cratered", Message::tr("Cratered")}}),
        intervalParameter("gap", Message::tr("Withheld phases"),
                          Message::tr("Illuminated fractions that training never sees, e.g. 0.6-0.9; what the model "
                                      "draws there is its own invention."),
                          &MoonOptions::gap, {0.0, 1.0})
            .basic(),
        textParameter("phases", Message::tr("Phases"),
                      Message::tr("Only these illuminated fractions are drawn, e.g. 0.5+1 for half and full moons or "
                                  "0.4-0.6+1 for half moons that vary; empty draws them all."),
                      &MoonOptions::phases,
                      TextRange{Message::tr("fractions or intervals of them, separated by '+', such as 0.5+0.9-1")})
            .basic(),
        choiceParameter(
            "sides", Message::tr("Lit side"),
            Message::tr("Waxing moons are lit from the right, waning moons from the left, as seen from the northern "
                        "hemisphere."),
            &MoonOptions::sides,
            {{"both", Message::tr("Both")}, {"waxing", Message::tr("Waxing")}, {"waning", Message::tr("Waning")}}),
        realParameter("tilt", Message::tr("Tilt (°)"),
                      Message::tr("The moon's axis leans at random by up to this many degrees either way."),
                      &MoonOptions::tilt, {0.0, 180.0}),
        realParameter("shift", Message::tr("Shift (px)"),
                      Message::tr("The moon's center is moved at random by up to this many pixels each way."),
                      &MoonOptions::shift, {0.0, 4.0}),
        realParameter("radius-jitter", Message::tr("Size jitter"),
                      Message::tr("The moon's radius varies at random by up to this share of itself."),
                      &MoonOptions::radiusJitter, {0.0, 0.2}),
        realParameter("noise", Message::tr("Noise"),
                      Message::tr("Standard deviation of the noise on each pixel, where 1 is white."),
                      &MoonOptions::noise, {0.0, 0.5}),
        integerParameter("seed", Message::tr("Data seed"),
                         Message::tr("Another number draws other moons of the same kind."), &MoonOptions::seed,
                         {0, 1'000'000'000}),
    });
    return table;
}

double moonRadius(Index size) { return 0.375 * static_cast<double>(size); }

void drawMoon(const Moon& moon, Index size, float* pixels) {
    // A pixel is a unit square turned into the moon's own frame (u along the light, v along the axis). Across u
    // its covered length is exact; along v it is the mean over kMidpoints. Smooth in every parameter, unlike
    // counted samples, which is what lets MoonReader descend on it.
    constexpr int kMidpoints = 4;
    const double angle = moon.tilt * std::numbers::pi / 180.0;
    const auto cosine = static_cast<float>(std::cos(angle));
    const auto sine = static_cast<float>(std::sin(angle));
    const float side = moon.waxing ? 1.0F : -1.0F;
    const auto squaredRadius = static_cast<float>(moon.radius * moon.radius);
    const auto terminator = static_cast<float>(1.0 - 2.0 * moon.fraction);
    const auto shine = static_cast<float>(kEarthshine);
    const double middle = 0.5 * static_cast<double>(size - 1);
    const Row dx = Row::LinSpaced(size, 0.0F, static_cast<float>(size - 1)) - static_cast<float>(middle + moon.x);
    for (Index row = 0; row < size; ++row) {
        const auto dy = static_cast<float>(static_cast<double>(row) - middle - moon.y);
        const Row u = side * (cosine * dx - sine * dy);
        const Row v = sine * dx + cosine * dy;
        Row sum = Row::Zero(size);
        for (int i = 0; i < kMidpoints; ++i) {
            const float offset = (static_cast<float>(i) + 0.5F) / kMidpoints - 0.5F;
            const Row halfWidth = (squaredRadius - (v + offset).square()).max(0.0F).sqrt();
            sum += shine * overlap(-halfWidth, halfWidth, u) +
                   (1.0F - shine) * overlap(terminator * halfWidth, halfWidth, u);
        }
        Eigen::Map<Row>(pixels + row * size, size) = sum / kMidpoints;
    }
}

void drawMoon(const Moon& moon, MoonStyle style, Index size, float* pixels) {
    if (style == MoonStyle::Cratered)
        drawCrateredMoon(moon, size, pixels);
    else
        drawMoon(moon, size, pixels);
}

const std::vector<std::string>& moonPhaseNames() {
    static const std::vector<std::string> names{"new moon",  "waxing crescent", "first quarter", "waxing gibbous",
                                                "full moon", "waning gibbous",  "last quarter",  "waning crescent"};
    return names;
}

std::int32_t moonPhase(double fraction, bool waxing) {
    const std::array bounds{0.05, 0.4, 0.6, 0.95};
    const auto step = static_cast<std::int32_t>(std::ranges::upper_bound(bounds, fraction) - bounds.begin());
    return waxing ? step : (8 - step) % 8;
}

std::vector<Interval> phaseIntervals(const std::string& phases) {
    const ParameterInfo& info = *moonParameters().find("phases");
    ParameterInfo fraction = info, interval = info;
    fraction.kind = RealRange{0.0, 1.0};
    interval.kind = IntervalRange{0.0, 1.0};
    std::vector<Interval> result;
    for (std::string_view rest = phases; !rest.empty();) {
        const std::size_t plus = rest.find('+');
        const std::string_view item = rest.substr(0, plus);
        if (item.find('-', 1) == std::string_view::npos) {
            const double value = parseReal(fraction, item);
            result.push_back({value, value});
        } else if (const auto parsed = parseInterval(interval, item)) {
            result.push_back(*parsed);
        }
        rest = plus == std::string_view::npos ? std::string_view() : rest.substr(plus + 1);
        if (rest.empty() && plus != std::string_view::npos) parseReal(fraction, rest);  // refuses the empty item
    }
    return result;
}

std::vector<Interval> withheldPhases(const MoonOptions& options) {
    const std::vector<Interval> drawn = drawnPhases(options);
    std::vector<Interval> withheld;
    double reached = 0.0;
    for (const Interval& phase : drawn) {
        if (phase.low > reached) withheld.push_back({reached, phase.low});
        reached = std::max(reached, phase.high);
    }
    if (reached < 1.0) withheld.push_back({reached, 1.0});
    return withheld;
}

double distanceToDrawn(const MoonOptions& options, double fraction) {
    double distance = 1.0;
    for (const auto& [low, high] : drawnPhases(options))
        distance = std::min(distance, std::max({low - fraction, fraction - high, 0.0}));
    return distance;
}

DataSplit makeMoonPhases(const MoonOptions& options, const Progress& progress) {
    if (options.gap && options.gap->low <= 0.0 && options.gap->high >= 1.0)
        throw Error(ErrorKind::TooFew, Message::tr("The gap %1 withholds every moon; leave some to train on.",
                                                   formatInterval(options.gap)));
    const std::vector<Interval> phases = phaseIntervals(options.phases);
    if (options.gap && !phases.empty())
        throw Error(ErrorKind::Conflict,
                    Message::tr("moons: say either phases or gap; every phase that is not named is withheld already."));
    GeneratedSet set;
    set.name = "moons";
    set.shape = {options.size, options.size, 1};
    set.classNames = moonPhaseNames();
    set.factorNames = {"fraction", "side", "tilt", "x", "y", "radius"};
    set.count = options.count;
    set.seed = options.seed;
    const auto draw = [&](ImageUse use, RandomStream& random, std::span<float> pixels, std::span<float> factors) {
        const Moon moon = drawnMoon(options, phases, use, random);
        drawMoon(moon, options.style, options.size, pixels.data());
        addNoise(pixels, options.noise, random);
        const std::array values{moon.fraction, moon.waxing ? 1.0 : -1.0, moon.tilt, moon.x, moon.y, moon.radius};
        std::ranges::transform(values, factors.begin(), [](double value) { return static_cast<float>(value); });
        return moonPhase(moon.fraction, moon.waxing);
    };
    DataSplit split = drawSplit(set, draw, progress);
    split.withheld = {"fraction", withheldPhases(options)};
    split.spec = formatDatasetSpec({"moons", settingsOf(options)});
    return split;
}

std::optional<MoonOptions> moonOptionsOf(const std::string& spec) {
    DatasetSpec text = parseDatasetSpec(spec.starts_with("moons") ? spec : "other");
    if (text.name != "moons") return std::nullopt;
    std::erase_if(text.settings, [](const auto& setting) { return !moonParameters().find(setting.first); });
    MoonOptions options;
    moonParameters().apply(text.settings, options);
    return options;
}

std::unique_ptr<const DatasetSource> makeMoonSource() { return std::make_unique<MoonSource>(); }

}  // namespace lunette
