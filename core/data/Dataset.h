#pragma once

#include "data/DataOrigin.h"
#include "data/ImportReport.h"
#include "numeric/ImageShape.h"
#include "parameter/ParameterInfo.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lunette {

/// A known cause of the picture: a generator's parameter, or a column of a table.
struct Factor {
    std::string name;
    std::vector<float> values;  ///< one an image
};

/// Bytes that somebody else keeps for as long as `owner` lives: a mapped file, say.
struct SharedBytes {
    std::shared_ptr<const void> owner;
    std::span<const std::uint8_t> bytes;
    bool isMapped = false;  ///< they lie in a file and take no memory of their own

    SharedBytes part(std::size_t first, std::size_t count) const {
        return {owner, bytes.subspan(first, count), isMapped};
    }
};

/// The bytes of one picture: a view of what a dataset keeps or, where that are bits, bytes of its own. To be kept while
/// iterators and spans of it are in use, which is why those are not had from a temporary.
class Pixels {
public:
    explicit Pixels(std::span<const std::uint8_t> view) : view_(view) {}
    explicit Pixels(std::vector<std::uint8_t> bytes) : bytes_(std::move(bytes)), view_(bytes_) {}
    Pixels(Pixels&&) = default;
    Pixels& operator=(Pixels&&) = default;
    Pixels(const Pixels&) = delete;
    Pixels& operator=(const Pixels&) = delete;
    ~Pixels() = default;

    std::size_t size() const { return view_.size(); }
    std::uint8_t operator[](std::size_t i) const { return view_[i]; }
    const std::uint8_t* data() const { return view_.data(); }
    auto begin() const& { return view_.begin(); }
    auto end() const& { return view_.end(); }
    auto begin() && = delete;
    auto end() && = delete;

private:
    std::vector<std::uint8_t> bytes_;
    std::span<const std::uint8_t> view_;
};

/// Pixels of 0 and 255 as bits, the first in the highest; a picture begins with a whole byte.
std::size_t bytesOfBits(std::size_t pixelCount);
/// Appends the bits of these bytes, of which any but 0 is a 1.
void packBits(std::span<const std::uint8_t> bytes, std::vector<std::uint8_t>& bits);
void unpackBits(std::span<const std::uint8_t> bits, std::span<std::uint8_t> bytes);

/// Pictures with what is known of them. Immutable once made; pixels stay 8-bit, and the parts of a dataset share
/// them with it.
class Dataset {
public:
    /// A place, a number and what is held out take some 40 bytes an image, whatever its pixels.
    static constexpr std::size_t kMaxImages = std::size_t{1} << 24;

    struct Parts {
        std::string name;  ///< for people: "moons", "MNIST test"
        ImageShape shape;
        std::vector<std::uint8_t> pixels;     ///< image by image, see ImageShape
        SharedBytes shared;                   ///< in place of `pixels`, which is then empty
        std::vector<std::int32_t> labels;     ///< empty, or one an image, 0..classNames.size()-1
        std::vector<std::string> classNames;  ///< empty exactly when labels is
        std::vector<Factor> factors;          ///< each as long as there are images
        std::vector<std::string> files;       ///< where each image came from; empty, or one an image
        ImportReport report;                  ///< of the import that made it; also of what was held out of it
        bool isOfBits = false;                ///< the pixels are stored as packBits() makes them

        /// Of one image, as stored.
        std::size_t storedSize() const;
    };

    /// Throws Error when the parts contradict each other or there is no image.
    explicit Dataset(Parts parts);

    /// These images in this order, with all that is known of them. Throws Error where there is none.
    Dataset subset(std::span<const Index> indices, std::string name) const;

    /// The same with more in its report: its sentences before the others, what was left out behind.
    Dataset noted(const ImportReport& more) const;

    /// The images of one and then of the other, under the first one's name. Throws Error unless they share shape,
    /// classes and factor names.
    static Dataset joined(const Dataset& first, const Dataset& second);

    const std::string& name() const { return parts_.name; }
    ImageShape shape() const { return parts_.shape; }
    Index size() const { return static_cast<Index>(images_.size()); }
    Pixels image(Index i) const;
    bool hasLabels() const { return !parts_.labels.empty(); }
    std::span<const std::int32_t> labels() const { return parts_.labels; }
    std::span<const std::string> classNames() const { return parts_.classNames; }
    std::span<const Factor> factors() const { return parts_.factors; }
    /// The file that an image came from, below what was opened; null where images are not files of their own.
    const std::string* file(Index i) const { return files_.empty() ? nullptr : files_[static_cast<std::size_t>(i)]; }
    const ImportReport& report() const { return *report_; }

    /// Sets x to pixels x indices.size(), in 0..1.
    void gather(std::span<const Index> indices, Matrix& x) const;
    /// Images first .. first + count - 1, as gather().
    void gather(Index first, Index count, Matrix& x) const;

private:
    Dataset() = default;
    void fillColumn(Index image, Matrix& x, Index column) const;

    Parts parts_;                              ///< without the pixels, the files' names and the report
    std::vector<const std::uint8_t*> images_;  ///< where each image's pixels begin
    std::vector<const std::string*> files_;    ///< as long as images_, or empty
    std::vector<SharedBytes> memory_;          ///< what images_ and files_ point into
    std::shared_ptr<const ImportReport> report_;
};

/// Values of a known factor that no image to train on has.
struct WithheldValues {
    std::string factor{};
    std::vector<Interval> values{};  ///< open intervals, in rising order; empty where nothing is withheld
};

/// What a model learns from and what it is judged by; they share shape, classes and factor names.
struct DataSplit {
    std::shared_ptr<const Dataset> train;
    std::shared_ptr<const Dataset> test;
    std::string spec;      ///< the dataset spec, as on the command line, that opens the same data again
    std::string format{};  ///< the DatasetFormat that read it, by its name; empty for a built-in dataset
    Settings settings{};   ///< the options of that format; part of the spec
    std::vector<std::int32_t> excludedClasses{};  ///< labels that `train` lacks by wish, while `test` has them
    Message splitDescription{};                   ///< what made the parts: a seed, a test file, classes withheld
    Settings suggestedTraining{};                 ///< training parameters that fit these data better than the defaults
    WithheldValues withheld{};                    ///< values of a factor that `train` lacks by wish
    DataFingerprint fingerprint{};                ///< known of what was read from files
};

}  // namespace lunette
