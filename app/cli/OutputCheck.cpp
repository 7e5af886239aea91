#include "cli/OutputCheck.h"

#include "cli/QuietErrors.h"
#include "imaging/StandardCatalog.h"
#include "io/AtomicFile.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <sys/stat.h>

namespace lunette::cli {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

constexpr std::array<std::string_view, 5> kExported{"encoder.onnx", "decoder.onnx", "model.safetensors", "model.py",
                                                    "pictures.npy"};
constexpr std::array<std::string_view, 2> kPictureEndings{".png", ".gif"};
constexpr int kMaxLinks = 40;  // as many as the system follows

/// Where a path leads to, also through a link to what is not there.
fs::path placeOf(fs::path path) {
    std::error_code ignored;
    for (int i = 0; i < kMaxLinks && fs::is_symlink(fs::symlink_status(path, ignored)); ++i) {
        const fs::path next = fs::read_symlink(path, ignored);
        path = next.is_absolute() ? next : path.parent_path() / next;
    }
    path = fs::absolute(path, ignored);
    fs::path place = fs::weakly_canonical(path, ignored);
    if (place.empty()) place = path.lexically_normal();
    return place.has_filename() ? place : place.parent_path();
}

bool isSame(const std::string& a, const std::string& b) {
    struct stat first {
    }, second{};
    const bool firstExists = stat(a.c_str(), &first) == 0, secondExists = stat(b.c_str(), &second) == 0;
    if (firstExists != secondExists) return false;
    if (firstExists) return first.st_dev == second.st_dev && first.st_ino == second.st_ino;
    return placeOf(a) == placeOf(b);
}

/// Whether `path` is the folder, or lies in it.
bool liesIn(const fs::path& path, const fs::path& folder) {
    return std::ranges::mismatch(folder, path).in1 == folder.end();
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// The files in a folder whose names are such as folders of pictures and exports have.
Paths writtenIn(const std::string& folder) {
    Paths files;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        const bool isNumbered =
            name.ends_with(".png") && name.find_first_not_of("0123456789") == name.size() - std::string(".png").size();
        if (isNumbered || std::ranges::count(kExported, name) > 0) files.push_back(entry.path().string());
    }
    return files;
}

struct Given {
    std::string what;  ///< as the help names it: "MODEL", "--report"
    Value value;
    std::string text;
};

std::vector<Given> allGiven(const Command& command, const Arguments& arguments) {
    std::vector<Given> all;
    for (std::size_t i = 0; i < arguments.operands().size(); ++i) {
        const Operand& operand = command.operands[std::min(i, command.operands.size() - 1)];
        const bool isOptional = operand.name.starts_with('[');
        all.push_back({isOptional ? operand.name.substr(1, operand.name.find_first_of(" ]") - 1) : operand.name,
                       operand.value, arguments.operand(i)});
    }
    for (const Option& option : command.options)
        if (const auto text = arguments.text(option.name)) all.push_back({"--" + option.name, option.value, *text});
    return all;
}

class OutputCheck {
public:
    OutputCheck(const Command& command, const Arguments& arguments)
        : command_(command), given_(allGiven(command, arguments)) {
        std::vector<Given> outputs;
        std::ranges::copy_if(given_, std::back_inserter(outputs),
                             [](const Given& given) { return given.value == Value::Output && given.text != "-"; });
        for (const Given& output : outputs)
            if (output.text.empty()) throw UsageError(output.what + " needs a name.");
        isFolder_ = !outputs.empty() && command.writesFolder && command.writesFolder(arguments);
        for (const Given& output : outputs) outputs_.push_back({output.what, output.text, filesOf(output.text)});
    }

    void requireApart() const {
        for (std::size_t i = 0; i < outputs_.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (overwritten(outputs_[i], outputs_[j].files))
                    throw UsageError(outputs_[j].what + " and " + outputs_[i].what + " name the same file, '" +
                                     outputs_[i].path + "'; give each its own.");
        for (const Output& output : outputs_)
            for (const Given& input : given_) requireApart(output, input);
    }

    void requireAllWritable() const {
        for (const Output& output : outputs_) {
            if (isFolder_)
                requireWritableFolder(output.path);
            else
                requireWritable(output.path);
        }
    }

private:
    struct Output {
        std::string what, path;
        Paths files;  ///< what is written, as far as it is known; of a folder what is there already
    };

    Paths filesOf(const std::string& path) const {
        Paths files = isFolder_ ? writtenIn(path) : command_.filesOf ? command_.filesOf(path) : Paths();
        files.push_back(path);
        return files;
    }

    /// The first of the files that the output would be written over; null where there is none.
    static const std::string* overwritten(const Output& output, const Paths& files) {
        const auto found = std::ranges::find_if(files, [&](const std::string& file) {
            return std::ranges::any_of(output.files, [&](const std::string& own) { return isSame(own, file); });
        });
        return found == files.end() ? nullptr : &*found;
    }

    void requireApart(const Output& output, const Given& input) const {
        if (input.value == Value::Dataset) return requireApartFromData(output, input);
        if (input.value != Value::Input || mayReplace(output, input)) return;
        Paths files = writtenIn(input.text);
        files.push_back(input.text);
        refuseAny(output, files, input);
    }

    void requireApartFromData(const Output& output, const Given& input) const {
        const QuietErrors quiet;
        const Catalog catalog = standardCatalog();
        const std::string place = catalog.pathOf(input.text);
        if (place.empty()) return;
        // A dataset may have very many files, and only what is there can be one of them.
        if (std::ranges::any_of(output.files, exists)) {
            Paths files = catalog.filesOf(place);
            files.push_back(place);
            refuseAny(output, files, input);
        }
        std::error_code ignored;
        if (fs::is_directory(place, ignored)) requireOutside(output, input, place);
    }

    static void refuseAny(const Output& output, const Paths& files, const Given& input) {
        if (const std::string* file = overwritten(output, files))
            throw UsageError(output.what + " '" + output.path + "' would overwrite '" + *file + "', which is read as " +
                             input.what + "; name another place for it.");
    }

    /// A picture that is written into a dataset's folder would be one of its pictures from then on.
    void requireOutside(const Output& output, const Given& input, const std::string& folder) const {
        const fs::path own = placeOf(output.path), data = placeOf(folder);
        const bool isPicture = std::ranges::count(kPictureEndings, own.extension().string()) > 0;
        const bool isInside = liesIn(own, data) && (isFolder_ || isPicture);
        if (isInside || (isFolder_ && liesIn(data, own)))
            throw UsageError(output.what + " '" + output.path + (isInside ? "' lies in '" : "' holds '") + folder +
                             "', which is read as " + input.what + ", and the two would mix; name another place for " +
                             "it.");
    }

    bool mayReplace(const Output& output, const Given& input) const {
        return std::ranges::any_of(command_.replacements, [&](const Command::Replacement& pair) {
            return output.what == "--" + pair.output && input.what == "--" + pair.input;
        });
    }

    const Command& command_;
    std::vector<Given> given_;
    std::vector<Output> outputs_;
    bool isFolder_ = false;
};

}  // namespace

void requireSafeOutputs(const Command& command, const Arguments& arguments) {
    const OutputCheck check(command, arguments);
    check.requireApart();
    check.requireAllWritable();
}

}  // namespace lunette::cli
