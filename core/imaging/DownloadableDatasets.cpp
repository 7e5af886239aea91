#include "imaging/DownloadableDatasets.h"

#include "imaging/PictureFiles.h"
#include "imaging/PictureFolder.h"
#include "io/IdxFormat.h"

#include <cstdlib>
#include <filesystem>
#include <mutex>

namespace lunette {

namespace {

namespace fs = std::filesystem;

bool isIdx(const DownloadableDataset& set) { return !set.files.empty(); }

bool holds(const std::string& folder, const DownloadableDataset& set) {
    if (isIdx(set)) return IdxFormat().recognizes(folder);
    try {
        return fs::is_directory(folder) && !findPictures(folder, {}).pictures.empty();
    } catch (const std::exception&) {
        return false;
    }
}

std::string userFolder(const std::string& name) { return userDatasets() + "/" + name; }

class PublishedSource final : public DatasetSource {
public:
    explicit PublishedSource(DownloadableDataset set)
        : set_(std::move(set)), followsUser_(set_.folder == userFolder(set_.name)) {}
    std::string name() const override { return set_.name; }
    Message title() const override { return set_.title; }
    Message description() const override { return set_.description; }
    std::string place() const override { return placeOf(current()).value_or(""); }
    std::vector<ParameterInfo> parameters() const override { return format().parameters(); }
    Settings defaults() const override { return format().defaults(); }

    DataSplit open(const Settings& settings, const Progress& progress) const override {
        const auto folder = placeOf(current());
        if (!folder)
            throw Error(ErrorKind::Unavailable,
                        Message::tr("The dataset '%1' is not on this computer; %2", set_.name, advice()));
        DataSplit split = isIdx() ? openIdx(*folder, set_.name, set_.classNames, idxOptions(settings), progress)
                                  : photographs_.open(*folder, settings, progress);
        split.spec = formatDatasetSpec({set_.name, settings});
        return split;
    }

private:
    static IdxOptions idxOptions(const Settings& settings) {
        IdxOptions options;
        idxParameters().apply(settings, options);
        return options;
    }

    /// As it is now: the user may have chosen another folder since.
    DownloadableDataset current() const {
        DownloadableDataset set = set_;
        if (followsUser_) set.folder = userFolder(set.name);
        return set;
    }
    bool isIdx() const { return lunette::isIdx(set_); }
    const DatasetFormat& format() const {
        return isIdx() ? static_cast<const DatasetFormat&>(idx_) : static_cast<const DatasetFormat&>(photographs_);
    }

    Message advice() const {
        const std::string folder = current().folder;
        if (!isIdx())
            return Message::tr("save pictures from %1 and put its files into '%2', or open them by their path.",
                               set_.page, folder);
        return Message::tr(
            "fetch it ('lunette-cli fetch %1', or choose it in the window), put its files into '%2', or "
            "open them by their path.",
            set_.name, folder);
    }

    DownloadableDataset set_;
    bool followsUser_;  ///< it lies in the folder of the user's datasets, wherever that is
    IdxFormat idx_;
    PictureFolderFormat photographs_;
};

/// A folder that threads read while one may choose another.
class ChosenFolder {
public:
    std::string get() const {
        const std::lock_guard lock(mutex_);
        return folder_;
    }
    void set(const std::string& folder) {
        const std::lock_guard lock(mutex_);
        folder_ = folder;
    }

private:
    mutable std::mutex mutex_;
    std::string folder_;
};

ChosenFolder& chosenFolder() {
    static ChosenFolder folder;
    return folder;
}

/// The four files under the names that all sets in MNIST's manner give them.
std::vector<PublishedFile> fourFiles(const std::string& place, std::vector<PublishedFile> files) {
    constexpr const char* kNames[] = {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
                                      "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"};
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].name = kNames[i];
        files[i].url = place + kNames[i];
    }
    return files;
}

DownloadableDataset fashionMnist() {
    return {"fashion-mnist",
            Message::tr("Fashion-MNIST"),
            Message::tr("70,000 gray pictures of clothes, 28 x 28, ten classes; by Zalando SE."),
            Message::tr("MIT"),
            "https://github.com/zalandoresearch/fashion-mnist",
            fourFiles("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                      {{"", "", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"},
                       {"", "", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"},
                       {"", "", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"},
                       {"", "", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"}}),
            userFolder("fashion-mnist"),
            {"/usr/share/datasets/fashion-mnist"},
            {"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"}};
}

DownloadableDataset mnist() {
    return {"mnist",
            Message::tr("MNIST"),
            Message::tr("70,000 handwritten digits, 28 x 28; by Y. LeCun, C. Cortes and C. Burges."),
            Message::tr("usually cited as CC BY-SA 3.0"),
            "https://yann.lecun.com/exdb/mnist/",
            fourFiles("https://ossci-datasets.s3.amazonaws.com/mnist/",
                      {{"", "", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"},
                       {"", "", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"},
                       {"", "", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"},
                       {"", "", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"}}),
            userFolder("mnist"),
            {},
            {}};
}

DownloadableDataset kmnist() {
    return {"kmnist",
            Message::tr("KMNIST"),
            Message::tr("70,000 handwritten hiragana of classical Japanese, 28 x 28, ten classes; by CODH."),
            Message::tr("CC BY-SA 4.0"),
            "https://codh.rois.ac.jp/kmnist/",
            fourFiles("https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
                      {{"", "", 18165135, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"},
                       {"", "", 29497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"},
                       {"", "", 3041136, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"},
                       {"", "", 5120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"}}),
            userFolder("kmnist"),
            {},
            {"o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"}};
}

/// Nobody publishes checksums of its frames, so Lunette does not fetch them but names their page.
DownloadableDataset moonPhotographs() {
    return {"moon-photos",
            Message::tr("Moon photos"),
            Message::tr("236 frames of one lunation, three hours apart; by NASA's Scientific Visualization Studio."),
            Message::tr("public domain, with credit to the studio"),
            "https://svs.gsfc.nasa.gov/4310",
            {},
            userFolder("moon-photos"),
            {},
            {}};
}

}  // namespace

std::vector<DownloadableDataset> downloadableDatasets() {
    return {fashionMnist(), mnist(), kmnist(), moonPhotographs()};
}

std::optional<DownloadableDataset> findDownloadableDataset(std::string_view name) {
    for (DownloadableDataset& set : downloadableDatasets())
        if (set.name == name) return std::move(set);
    return std::nullopt;
}

std::string userDatasets() {
    if (std::string folder = chosenFolder().get(); !folder.empty()) return folder;
    if (const char* folder = std::getenv("LUNETTE_DATASETS"); folder && *folder) return folder;
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base = data && *data ? fs::path(data) : fs::path(home ? home : "") / ".local" / "share";
    return (base / "lunette" / "datasets").string();
}

void chooseUserDatasets(const std::string& folder) { chosenFolder().set(folder); }

std::optional<std::string> placeOf(const DownloadableDataset& set) {
    if (holds(set.folder, set)) return set.folder;
    for (const std::string& folder : set.systemFolders)
        if (holds(folder, set)) return folder;
    return std::nullopt;
}

std::unique_ptr<const DatasetSource> makePublishedSource(DownloadableDataset set) {
    return std::make_unique<PublishedSource>(std::move(set));
}

}  // namespace lunette
