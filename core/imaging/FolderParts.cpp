#include "imaging/FolderParts.h"

#include "data/LowerCase.h"
#include "imaging/PictureFiles.h"
#include "imaging/PictureReader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace lunette {
namespace {

constexpr std::array<std::string_view, 6> kTrainNames{"train",     "training",     "trainset",
                                                      "train_set", "training_set", "trainingset"};
// The likeliest first.
constexpr std::array<std::string_view, 16> kTestNames{
    "test",    "testing",    "testset", "test_set", "testing_set",    "holdout", "held-out", "val",
    "val_set", "validation", "valid",   "valset",   "validation_set", "dev",     "eval",     "evaluation"};

// Of folders that hold the pictures of a class, whatever these show, and of a part.
constexpr std::array<std::string_view, 6> kPlainNames{"images", "image", "imgs", "img", "pictures", "jpegimages"};
constexpr std::array<std::string_view, 6> kUnknownNames{"unknown", "unlabeled",  "test",
                                                        "all",     "allclasses", "all_classes"};

std::string withoutFirst(const std::string& path) { return path.substr(path.find('/') + 1); }

/// Whether one of the names is that of the folder, in any case.
bool isAmong(const std::string& folder, std::span<const std::string_view> names) {
    return std::ranges::find(names, lowerCase(folder)) != names.end();
}

std::size_t depthOf(const std::string& path) { return static_cast<std::size_t>(std::ranges::count(path, '/')); }

/// The folder that holds all of the paths; empty where there is none.
std::string commonFolder(const std::vector<std::string>& paths) {
    const std::string first = firstFolder(paths.front());
    const bool isCommon =
        std::ranges::all_of(paths, [&](const std::string& path) { return firstFolder(path) == first; });
    return isCommon ? first : std::string();
}

/// Of these folders the one that is called by the earliest of the names; empty where none is.
std::string findNamed(const std::map<std::string, std::size_t>& folders, std::span<const std::string_view> names) {
    for (const std::string_view name : names)
        for (const auto& [folder, count] : folders)
            if (lowerCase(folder) == name) return folder;
    return {};
}

/// Whether a word begins within letters: before the A of trainA.
bool isHump(std::string_view name, std::size_t at) {
    const auto isWithin = [](char c, char first, char last) { return c >= first && c <= last; };
    return at > 0 && isWithin(name[at - 1], 'a', 'z') && isWithin(name[at], 'A', 'Z');
}

/// With a blank before each word: "train A".
std::string withBlanks(const std::string& name) {
    std::string text;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (isHump(name, at)) text += ' ';
        text += name[at];
    }
    return text;
}

/// The words beside that of a part; nothing where no word, or more than one, is that of a part.
std::optional<std::vector<std::string>> wordsBeside(const std::string& folder,
                                                    std::span<const std::string_view> names) {
    std::vector<std::string> words = lowerCaseWords(withBlanks(folder));
    const auto isName = [&](const std::string& word) { return std::ranges::find(names, word) != names.end(); };
    const std::size_t count = words.size();
    std::erase_if(words, isName);
    return words.size() + 1 == count ? std::optional(words) : std::nullopt;
}

struct PartNames {
    std::string train, test;
};

/// Folders whose names are the same but for the word of their part: seg_train and seg_test.
PartNames findAlike(const std::map<std::string, std::size_t>& folders) {
    for (const std::string_view& name : kTestNames)  // the likeliest first
        for (const auto& [test, testCount] : folders) {
            const auto beside = wordsBeside(test, {&name, 1});
            for (const auto& [train, trainCount] : folders)
                if (beside && wordsBeside(train, kTrainNames) == beside) return {train, test};
        }
    return {};
}

/// A folder's name that says a class and a part: "cat_train", "trainA".
struct ClassPart {
    std::string name;        ///< of the class, "cat"
    std::string part;        ///< the part's word, small
    std::string everyClass;  ///< the name with a star for the class, "*_train"
    bool isGlued;            ///< nothing lies between them
};

enum class CharKind { Letter, Between, Other };
CharKind kindOf(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharKind::Letter;
    return static_cast<unsigned char>(c) < 0x80 && (c < '0' || c > '9') ? CharKind::Between : CharKind::Other;
}

bool isBetween(char c) { return kindOf(c) == CharKind::Between; }

/// What the name says whose word from `begin` to `end` is that of a part; nothing where there is nothing else in it.
std::optional<ClassPart> classPartAt(std::string_view folder, std::size_t begin, std::size_t end) {
    std::string_view front = folder.substr(0, begin), back = folder.substr(end);
    while (!front.empty() && isBetween(front.back())) front.remove_suffix(1);
    while (!back.empty() && isBetween(back.front())) back.remove_prefix(1);
    if (front.empty() && back.empty()) return std::nullopt;
    const std::size_t rest = folder.size() - back.size();
    const bool isGlued = isHump(folder, begin) || (end < folder.size() && isHump(folder, end));
    return ClassPart{
        std::string(front) + (front.empty() || back.empty() ? "" : "_") + std::string(back),
        lowerCase(std::string(folder.substr(begin, end - begin))),
        (front.empty() ? "" : "*") + std::string(folder.substr(front.size(), rest - front.size())) +
            (back.empty() ? "" : "*"),
        isGlued,
    };
}

/// Nothing where no word, or more than one, is that of a part.
std::optional<ClassPart> classPartOf(const std::string& folder) {
    std::optional<ClassPart> found;
    std::size_t parts = 0;
    for (std::size_t begin = 0, end = 0; begin < folder.size(); begin = end) {
        while (end < folder.size() && kindOf(folder[end]) == kindOf(folder[begin]) &&
               (end == begin || !isHump(folder, end)))
            ++end;
        const std::string word = lowerCase(folder.substr(begin, end - begin));
        const auto isWord = [&](std::string_view name) { return name == word; };
        if (std::ranges::none_of(kTrainNames, isWord) && std::ranges::none_of(kTestNames, isWord)) continue;
        found = classPartAt(folder, begin, end);
        ++parts;
    }
    return parts == 1 ? found : std::nullopt;
}

/// With its two outermost folders in the other order; as it is where it has but one.
std::string withSecondFirst(const std::string& path) {
    if (depthOf(path) < 2) return path;
    const std::string rest = withoutFirst(path);
    return firstFolder(rest) + "/" + firstFolder(path) + "/" + withoutFirst(rest);
}

std::string label(const std::string& path, FolderLabels labels) {
    std::string folders = wholeFolder(path);
    switch (labels) {
        case FolderLabels::First:
            return firstFolder(path);
        case FolderLabels::Second:
            return depthOf(path) < 2 ? folders : firstFolder(withoutFirst(path));
        case FolderLabels::Last:
            return folders.substr(folders.rfind('/') + 1);
        default:
            return folders;
    }
}

/// One way through the paths of a folder, which are shortened on it.
class Finder {
public:
    Finder(const std::vector<std::string>& files, FolderLabels labels) : paths_(files), labels_(labels) {
        found_.files = files;
    }

    FolderParts find() {
        passThrough();
        gatherPartsOfClasses();
        findParts();
        if (found_.train.empty()) findPartsWithinClasses();
        passThroughParts();
        passThroughPlainFolders();
        setWords();
        return std::move(found_);
    }

private:
    void passThrough() {
        std::string passed;
        for (std::string folder = commonFolder(paths_); !folder.empty(); folder = commonFolder(paths_)) {
            passed += (passed.empty() ? "" : "/") + folder;
            for (std::string& path : paths_) path = withoutFirst(path);
        }
        if (!passed.empty())
            found_.notes.push_back(
                Message::tr("All pictures lie in the folder '%1', which was passed through.", shownPath(passed)));
    }

    using Folders = std::map<std::string, std::size_t>;  // and how many pictures lie in each

    Folders outermost() const {
        Folders folders;
        for (const std::string& path : paths_) ++folders[firstFolder(path)];
        return folders;
    }

    std::set<std::string> classesIn(const std::string& folder) const {
        std::set<std::string> classes;
        for (const std::string& path : paths_)
            if (firstFolder(path) == folder && depthOf(path) > 1) classes.insert(firstFolder(withoutFirst(path)));
        return classes;
    }

    /// Of the folders that may be judged by the likeliest, one with classes before others; empty where there is none.
    std::string testAmong(const Folders& folders, const std::string& train) const {
        std::string likeliest;
        for (const std::string_view& name : kTestNames)
            if (std::string test = findNamed(folders, {&name, 1}); !test.empty()) {
                if (train.empty() || !lacksClasses(test, train)) return test;
                if (likeliest.empty()) likeliest = test;
            }
        return likeliest;
    }

    /// Whether the folders of the training part are classes and the test part has none: its pictures lie in no folder,
    /// or in one, or in such as unknown, that training does not have.
    bool lacksClasses(const std::string& test, const std::string& train) const {
        if (!areOfFolders()) return false;
        if (isFlat(test)) return !isFlat(train);
        const std::set<std::string> known = classesIn(train), folders = classesIn(test);
        const auto isKnown = [&](const std::string& folder) {
            return std::ranges::any_of(known,
                                       [&](const std::string& name) { return lowerCase(name) == lowerCase(folder); });
        };
        if (known.size() < 2 || std::ranges::any_of(folders, isKnown)) return false;
        return (labels_ == FolderLabels::First && folders.size() == 1) ||
               std::ranges::all_of(folders, [](const std::string& folder) {
                   return isAmong(folder, kPlainNames) || isAmong(folder, kUnknownNames);
               });
    }

    PartNames partsAmong(const Folders& folders) const {
        if (!gathered_.train.empty()) return gathered_;
        const std::string trainFolder = findNamed(folders, kTrainNames);
        PartNames parts{trainFolder, testAmong(folders, trainFolder)};
        if (!parts.train.empty() && !parts.test.empty()) return parts;
        if (!parts.test.empty() && folders.size() == 2) {  // a train folder in another language, with the same classes
            const std::string other =
                folders.begin()->first == parts.test ? folders.rbegin()->first : folders.begin()->first;
            const std::set<std::string> classes = classesIn(parts.test);
            if (classes.size() > 1 && classes == classesIn(other)) return {other, parts.test};
        }
        return findAlike(folders);
    }

    /// What the names of the outermost folders say of a class and of a part, by the folder; empty where they name but
    /// one class, where none has both parts, or where folders lie in them. Without anything between both, as in trainA,
    /// only where the class has both parts.
    std::map<std::string, ClassPart> classesAndParts() const {
        std::map<std::string, ClassPart> named;
        std::map<std::string, std::set<bool>> parts;  // of a class: whether to train on
        for (const std::string& path : paths_) {
            const std::string folder = firstFolder(path);
            const auto one = classPartOf(folder);
            if (folder.empty() || (one && depthOf(path) > 1)) return {};
            if (!one) continue;
            named.emplace(folder, *one);
            parts[lowerCase(one->name)].insert(isTrainWord(one->part));
        }
        const auto hasBoth = [&](const auto& one) { return parts.at(lowerCase(one.second.name)).size() > 1; };
        std::erase_if(named, [&](const auto& one) { return one.second.isGlued && !hasBoth(one); });
        std::set<std::string> classes;
        for (const auto& [folder, one] : named) classes.insert(lowerCase(one.name));
        return classes.size() > 1 && std::ranges::any_of(named, hasBoth) ? named : std::map<std::string, ClassPart>();
    }

    /// Folders of pictures, each of one part of one class, come to lie in a folder for each part: cat_train/1.png in
    /// *_train/cat/1.png.
    void gatherPartsOfClasses() {
        const std::map<std::string, ClassPart> named = classesAndParts();
        if (named.empty()) return;
        std::map<std::string, std::string> folders;  // by the part's word
        std::map<std::string, std::string> classes;  // by the name in small letters, as first written
        for (const auto& [folder, one] : named) {
            folders.emplace(one.part, one.everyClass);
            classes.emplace(lowerCase(one.name), one.name);
        }
        for (std::string& path : paths_)
            if (const auto found = named.find(firstFolder(path)); found != named.end())
                path = folders.at(found->second.part) + "/" + classes.at(lowerCase(found->second.name)) + "/" +
                       withoutFirst(path);
        for (const std::string_view word : kTrainNames)
            if (gathered_.train.empty() && folders.contains(std::string(word)))
                gathered_.train = folders[std::string(word)];
        for (const std::string_view word : kTestNames)
            if (gathered_.test.empty() && folders.contains(std::string(word)))
                gathered_.test = folders[std::string(word)];
        found_.notes.push_back(
            Message::tr("The names of the folders say the classes and the parts, as '%1' does; a star stands for the "
                        "class.",
                        shownPath(named.begin()->first)));
    }

    static bool isTrainWord(const std::string& word) {
        return std::ranges::find(kTrainNames, word) != kTrainNames.end();
    }

    /// train and test in each folder of a class.
    void findPartsWithinClasses() {
        if (std::ranges::any_of(paths_, [](const std::string& path) { return depthOf(path) < 2; })) return;
        const auto classes = outermost();
        const std::vector<std::string> before = paths_;
        std::ranges::transform(paths_, paths_.begin(), withSecondFirst);
        const Folders folders = outermost();
        const std::string train = findNamed(folders, kTrainNames), test = findNamed(folders, kTestNames);
        if (!train.empty() && !test.empty() && classesIn(train).size() == classes.size() &&
            classesIn(test).size() == classes.size())
            findParts();
        else
            paths_ = before;
    }

    /// Folders that hold all of a part, as in seg_train/seg_train/forest and seg_test/seg_test/forest.
    void passThroughParts() {
        if (found_.isTest.empty()) return;
        const auto foldersOf = [&](bool isTest) {
            std::set<std::string> folders;
            for (std::size_t i = 0; i < paths_.size(); ++i)
                if (found_.isTest[i] == isTest) folders.insert(firstFolder(paths_[i]));
            return folders;
        };
        const auto isOne = [](const std::set<std::string>& folders) {
            return folders.size() == 1 && !folders.begin()->empty();
        };
        while (isOne(foldersOf(false)) && isOne(foldersOf(true)))
            for (std::string& path : paths_) path = withoutFirst(path);
    }

    void findParts() {
        Folders folders = outermost();
        const auto [train, test] = partsAmong(folders);
        if (train.empty() || test.empty()) return;
        if (folders.contains("")) {
            const auto stray = std::ranges::find(paths_, std::string(), firstFolder);
            found_.notes.push_back(
                Message::tr("The folders '%1' and '%2' were not used as training and test sets, because there are %n "
                            "other pictures beside them, such as '%3'. Move those elsewhere.",
                            "The folders '%1' and '%2' were not used as training and test sets, because there is %n "
                            "other picture beside them, such as '%3'. Move it elsewhere.",
                            folders[""], train, test, shownPath(*stray)));
            return;
        }
        passThroughWithin(test, train);
        passThroughWithin(train, test);
        const bool isWithoutTest = lacksClasses(test, train);
        if (isWithoutTest) {
            const std::set<std::string> within = classesIn(test);
            const std::string leftOut = within.size() == 1 ? test + "/" + *within.begin() : test;
            found_.notes.push_back(
                Message::tr("The pictures of the folder '%1' lie in no folders of classes and are left out; a share of "
                            "'%2' is held out in their place (labels=none takes both without labels).",
                            shownPath(leftOut), train));
        } else {
            found_.notes.push_back(
                Message::tr("Models learn from the folder '%1' and are judged by '%2'.", train, test));
        }
        const std::string likelier = findNamed(folders, kTestNames);
        if (!isWithoutTest && gathered_.test.empty() && !likelier.empty() && likelier != test &&
            lacksClasses(likelier, train))
            found_.notes.push_back(Message::tr(
                "The folder '%1' has no classes, so '%2' is the test set (labels=none takes '%1').", likelier, test));
        const std::size_t others = paths_.size() - folders[train] - folders[test];
        if (others > 0)
            found_.notes.push_back(Message::tr("%n pictures in other folders than these are left out.",
                                               "%n picture in other folders than these are left out.", others));
        found_.train = train;
        found_.test = test;
        keep(!isWithoutTest);
    }

    /// A folder that holds all of a part comes out of its path where those in it are the classes of the other part:
    /// test/test/cat beside train/cat.
    void passThroughWithin(const std::string& part, const std::string& other) {
        const std::set<std::string> folders = classesIn(part), known = classesIn(other);
        if (folders.size() != 1 || known.contains(*folders.begin())) return;
        std::set<std::string> classes;
        for (const std::string& path : paths_)
            if (firstFolder(path) == part && depthOf(path) < 3) return;
        for (const std::string& path : paths_)
            if (firstFolder(path) == part) classes.insert(firstFolder(withoutFirst(withoutFirst(path))));
        if (std::ranges::none_of(classes, [&](const std::string& name) { return known.contains(name); })) return;
        for (std::string& path : paths_)
            if (firstFolder(path) == part)
                path = std::string(part).append("/").append(withoutFirst(withoutFirst(path)));
    }

    bool areOfFolders() const { return labels_ != FolderLabels::None && labels_ != FolderLabels::FileNames; }

    bool isFlat(const std::string& folder) const {
        return std::ranges::none_of(
            paths_, [&](const std::string& path) { return firstFolder(path) == folder && depthOf(path) > 1; });
    }

    /// Leaves out what lies in neither folder, and both from the paths.
    void keep(bool withTest) {
        std::vector<std::string> files, paths;
        for (std::size_t i = 0; i < paths_.size(); ++i) {
            const bool isTest = firstFolder(paths_[i]) == found_.test;
            if (isTest ? !withTest : firstFolder(paths_[i]) != found_.train) continue;
            files.push_back(found_.files[i]);
            paths.push_back(withoutFirst(paths_[i]));
            if (withTest) found_.isTest.push_back(isTest);
        }
        found_.files = std::move(files);
        paths_ = std::move(paths);
    }

    /// A folder in that of a class that holds all of it, as n01/images/1.jpg of Tiny ImageNet does.
    void passThroughPlainFolders() {
        const auto plainFolder = [](const std::string& path) {
            return depthOf(path) > 1 && isAmong(firstFolder(withoutFirst(path)), kPlainNames);
        };
        const auto placeOf = [&](std::size_t i) {
            return std::pair(!found_.isTest.empty() && found_.isTest[i], firstFolder(paths_[i]));
        };
        std::map<std::pair<bool, std::string>, std::set<std::string>> within;
        for (std::size_t i = 0; i < paths_.size(); ++i)
            within[placeOf(i)].insert(plainFolder(paths_[i]) ? firstFolder(withoutFirst(paths_[i])) : std::string());
        for (std::size_t i = 0; i < paths_.size(); ++i)
            if (plainFolder(paths_[i]) && within[placeOf(i)].size() == 1)
                paths_[i] = firstFolder(paths_[i]) + "/" + withoutFirst(withoutFirst(paths_[i]));
    }

    /// Classes of the test part get the names of those of training that are the same in any case.
    void matchClasses() {
        if (found_.isTest.empty()) return;
        std::set<std::string> trained, judged;
        for (std::size_t i = 0; i < found_.words.size(); ++i)
            (found_.isTest[i] ? judged : trained).insert(found_.words[i]);
        std::map<std::string, std::set<std::string>> alike;  // of training, by their small letters
        for (const std::string& word : trained) alike[lowerCase(word)].insert(word);
        std::map<std::string, std::string> renamed;
        for (const std::string& word : judged) {
            const auto found = alike.find(lowerCase(word));
            if (trained.contains(word) || found == alike.end() || found->second.size() > 1) continue;
            if (!judged.contains(*found->second.begin())) renamed.emplace(word, *found->second.begin());
        }
        if (renamed.empty()) return;
        for (std::string& word : found_.words)
            if (const auto found = renamed.find(word); found != renamed.end()) word = found->second;
        const auto& [name, becomes] = *renamed.begin();
        found_.notes.push_back(Message::tr(
            "%n classes are written differently in '%1' and '%2', such as '%3' and '%4', and taken as the same.",
            "%n class is written differently in '%1' and '%2', as '%3' and '%4', and taken as the same.",
            renamed.size(), found_.train, found_.test, becomes, name));
    }

    void setWords() {
        if (!areOfFolders()) return;
        std::set<std::string> different, folders;
        for (const std::string& path : paths_) {
            found_.words.push_back(shownPath(label(path, labels_)));
            if (found_.words.back().empty()) found_.words.back() = "(in no folder)";
            folders.insert(wholeFolder(path));
        }
        matchClasses();
        different.insert(found_.words.begin(), found_.words.end());
        if (labels_ == FolderLabels::First && folders.size() > different.size())
            found_.notes.push_back(
                Message::tr("Folders lie within the folders that give the labels; labels=second, labels=last or "
                            "labels=whole takes the labels from those."));
        if (different.size() < 2) found_.words.clear();
    }

    std::vector<std::string> paths_;
    FolderLabels labels_;
    PartNames gathered_;  ///< of gatherPartsOfClasses()
    FolderParts found_;
};

}  // namespace

FolderParts FolderParts::of(const std::vector<std::string>& files, FolderLabels labels) {
    return files.empty() ? FolderParts() : Finder(files, labels).find();
}

}  // namespace lunette
