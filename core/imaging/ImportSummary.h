#pragma once

#include "data/Dataset.h"
#include "imaging/PictureReader.h"
#include "imaging/PictureTarget.h"

#include <map>

namespace lunette {

/// Counts what pictures were and what became of them.
class ImportSummary {
public:
    explicit ImportSummary(const PictureTarget& target) : target_(target) {}

    void add(const ReadPicture& picture);
    /// How many pictures were not gray.
    std::int64_t colored() const { return colored_; }

    /// `ground` is the one that was taken.
    ImportReport report(Ground ground, Index channels) const;

private:
    void addNotesOfKinds(Ground ground, std::vector<Message>& notes) const;
    void addNoteOfColors(Index channels, std::vector<Message>& notes) const;
    void addNoteOfFrames(std::vector<Message>& notes) const;
    void addSizes(std::vector<ImportReport::Kind>& kinds) const;

    PictureTarget target_;
    std::map<std::string, std::int64_t> kinds_;
    std::map<std::pair<int, int>, std::int64_t> sizes_;
    std::int64_t all_ = 0, deep_ = 0, cmyk_ = 0, alpha_ = 0, turned_ = 0, several_ = 0, colored_ = 0, fitted_ = 0;
    std::int64_t reduced_ = 0, stacks_ = 0, frames_ = 0;
    int brightest_ = -1;
};

}  // namespace lunette
