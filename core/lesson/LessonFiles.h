#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// The files of a lesson by their names: "lesson.json", "en.md" and the like.
struct LessonFiles {
    std::string place;  ///< the folder or the ZIP file; the name of a shipped lesson
    std::map<std::string, std::string, std::less<>> texts;

    /// The name of the lesson's "lesson.json" in messages.
    std::string pathOf(const std::string& file) const { return place + "/" + file; }
};

/// The lesson in a folder or a ZIP file, in which the files may lie in one folder. Other files are left alone. Throws
/// Error naming the path where there is no lesson.json, or where a file is larger than 1 MiB.
LessonFiles readLessonFiles(const std::string& path);
/// Whether a folder, a ZIP file or a lesson.json is a lesson. Never throws.
bool holdsLesson(const std::string& path);

/// The names of the lessons that come with the program, in the order of the course.
std::vector<std::string> shippedLessons();
/// The shipped lesson of this name or number, "8" or "08" for "08-intervals"; nothing where there is none.
std::optional<std::string> findShippedLesson(const std::string& text);
/// Throws Error with the known names where there is no such lesson.
LessonFiles shippedLessonFiles(const std::string& name);

}  // namespace lunette
