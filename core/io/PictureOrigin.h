#pragma once

#include "train/Model.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// What a picture was drawn from, so that a file of it can say where in latent space it was found.
struct PictureOrigin {
    Matrix codes;                         ///< latents x pictures, in the order in which the file shows them
    std::string model;                    ///< modelHash()
    std::int64_t seed;                    ///< of what was drawn at random; else the model's own
    std::vector<std::string> conditions;  ///< of a conditional model, one a picture: Condition::text(); else empty

    /// `conditionValues`: conditions x pictures, or 0 x 0 for the snapshot's condition; only for conditional models.
    PictureOrigin(const Snapshot& snapshot, Matrix codes, const Matrix& conditionValues = {});
    PictureOrigin(Matrix codes, std::string model, std::int64_t seed, std::vector<std::string> conditions = {});

    /// The origin of one picture alone.
    PictureOrigin of(Index picture) const;
};

/// Tells models apart by what they decode: 16 hexadecimal digits of the network's description and its weights (FNV-1a
/// of 64 bits; http://www.isthe.com/chongo/tech/comp/fnv/). No protection against forgery.
std::string modelHash(const Snapshot& snapshot);

/// Codes as text, every number exactly: those of a picture apart by a space, pictures by "; ".
std::string codesText(const Matrix& codes);
/// What codesText() gives, latents x pictures; 0 x 0 where the text is no such thing.
Matrix codesOfText(std::string_view text);

/// The condition of each picture, separated by "; ".
std::string conditionsText(const std::vector<std::string>& conditions);
/// One a picture; none where the text is not what conditionsText() gives of so many. One alone may have "; " in it.
std::vector<std::string> conditionsOfText(std::string_view text, Index pictures);

/// As key and text, for a picture file's text chunks: "Lunette-Code" (codesText()), "Lunette-Model" and "Lunette-Seed";
/// of a conditional model "Lunette-Condition", too: of each picture what `--condition` takes, apart by "; ".
std::map<std::string, std::string> textOf(const PictureOrigin& origin);

/// Nothing where the texts are not all there, or are not what textOf() gives. Conditions that are not one a picture are
/// left out.
std::optional<PictureOrigin> originOf(const std::map<std::string, std::string>& texts);

}  // namespace lunette
