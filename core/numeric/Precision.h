#pragma once

#include <cstdint>

namespace lunette {

/// What the factors of a training's products and convolutions are rounded to; sums are floats in either.
enum class Precision { Float32, Bfloat16 };

/// A number in bfloat16: the upper half of a float, with its range and 8 bits of its significand.
enum class Bfloat16 : std::uint16_t {};

/// Whether products in bfloat16 are faster than those in float32 or, if not, what is missing.
enum class Bfloat16Support { Fast, NoInstructions, NoLibrary };

/// This build's on this processor. With oneDNN, ONEDNN_MAX_CPU_ISA limits what the processor counts as having.
Bfloat16Support bfloat16Support();

}  // namespace lunette
