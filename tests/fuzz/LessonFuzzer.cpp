#include "data/MoonPhases.h"
#include "lesson/Lesson.h"

#include <cstdint>

using namespace lunette;

/// The input is lesson.json up to a zero byte, and the rest the text beside it; without one, a text of four steps is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Catalog catalog = [] {
        Catalog moons;
        moons.add(makeMoonSource());
        return moons;
    }();
    const std::string input(reinterpret_cast<const char*>(data), size);
    const std::size_t zero = input.find('\0');
    const std::string text = zero == std::string::npos ? "# T\n## A\n## B\n## C\n## D\n" : input.substr(zero + 1);
    try {
        const Lesson lesson =
            readLesson({"lesson", {{"lesson.json", input.substr(0, zero)}, {"en.md", text}}}, catalog);
        for (const LessonStep& step : lesson.steps)
            for (const Formula& claim : step.claims)
                if (claim.holds([](const FigureName&) { return 1.0; }) && claim.text().empty()) __builtin_trap();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
