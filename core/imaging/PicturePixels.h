#pragma once

#include <QImage>

#include <array>
#include <cstdint>
#include <mutex>
#include <vector>

namespace lunette {

/// The ground behind transparent pixels. Auto: black where the pixels beside them are bright, else white.
enum class Ground { White, Black, Gray, Auto };

/// Which channels of a picture are taken; a single one is gray.
enum class PictureChannel { All, Red, Green, Blue, Alpha };

/// How often levels of 0..65535 occur in pictures, those of 8 bits times 257. Several threads may add to it.
class LevelCounts {
public:
    LevelCounts() : counts_(65536) {}

    /// The visible pixels of a picture of 8 or 16 bits a channel.
    void add(const QImage& image);
    /// The level below which this share of all pixels lies.
    int quantile(double share) const;

private:
    std::mutex mutex_;
    std::vector<std::uint64_t> counts_;
};

/// The 8-bit level of each of 16 bits: `low` becomes 0 and `high` 255.
using LevelTable = std::array<std::uint8_t, 65536>;
LevelTable levelTable(int low, int high);

/// The brightness of the visible pixels beside transparent ones.
struct EdgeLight {
    double sum = 0.0;  ///< of their luminances, 0..255
    double count = 0.0;
    bool isBright() const;
};

/// The pixels of a picture in the form that datasets take.
struct FlatPicture {
    QImage image;           ///< RGB32
    bool isGray = false;    ///< every pixel is gray
    bool hadAlpha = false;  ///< some pixel is transparent
    EdgeLight edges{};
};

/// `levels` may be null: 16 bits are then reduced as they are.
FlatPicture flattened(QImage image, Ground ground, PictureChannel channel = PictureChannel::All,
                      const LevelTable* levels = nullptr);

/// The largest level of a picture of 16 bits a channel, 0..65535; -1 for 8 bits.
int brightestLevel(const QImage& image);

}  // namespace lunette
