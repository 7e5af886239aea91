#include "io/Codes.h"

#include "Error.h"
#include "io/AtomicFile.h"
#include "io/CsvReader.h"
#include "io/CsvText.h"
#include "io/Npy.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lunette {
namespace {

constexpr Index kImagesPerEncoding = 1000;

std::string endingOf(const std::string& path) {
    const bool isCsv = path.ends_with(".csv");
    if (!isCsv && !path.ends_with(".npy"))
        throw Error(ErrorKind::WrongValue, Message::tr("'%1' must end in .csv or .npy.", path));
    return isCsv ? ".csv" : ".npy";
}

std::string headline(const Posterior& codes, const Dataset& images, const CsvStyle& style) {
    std::string text = "index";
    const auto add = [&](const std::string& name) { text += style.separator + name; };
    add("label");
    for (const Factor& factor : images.factors()) add(csvField(factor.name, style));
    for (Index k = 1; k <= codes.mean.rows(); ++k) add("mean_" + std::to_string(k));
    for (Index k = 1; k <= codes.logVariance.rows(); ++k) add("std_" + std::to_string(k));
    return text + '\n';
}

std::string csv(const Posterior& codes, const Dataset& images, const CsvStyle& style = {}) {
    std::string text = headline(codes, images, style);
    for (Index i = 0; i < images.size(); ++i) {
        const auto slot = static_cast<std::size_t>(i);
        text += std::to_string(i) + style.separator;
        if (images.hasLabels())
            text += csvField(images.classNames()[static_cast<std::size_t>(images.labels()[slot])], style);
        for (const Factor& factor : images.factors()) appendNumberField(text, factor.values[slot], style);
        for (const Scalar mean : codes.mean.col(i)) appendNumberField(text, static_cast<float>(mean), style);
        if (codes.logVariance.size() > 0)
            for (const Scalar logVariance : codes.logVariance.col(i))
                appendNumberField(text, static_cast<float>(std::exp(0.5 * static_cast<double>(logVariance))), style);
        text += '\n';
    }
    return text;
}

std::optional<double> numberIn(std::string_view field) {
    while (field.starts_with(' ')) field.remove_prefix(1);
    while (field.ends_with(' ')) field.remove_suffix(1);
    const auto number = parseNumber<double>(field);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

/// The columns that hold the code: those named mean_1, mean_2, ...; all of them where the first line is numbers.
std::vector<std::size_t> codeColumns(const std::vector<std::string_view>& first) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i] == "mean_" + std::to_string(columns.size() + 1)) columns.push_back(i);
    if (columns.empty() && numberIn(first.front()))
        for (std::size_t i = 0; i < first.size(); ++i) columns.push_back(i);
    return columns;
}

Matrix loadCsv(const std::string& path) {
    CsvReader table(std::make_unique<FileSource>(path), path);
    const auto fail = [&](const Message& what) {
        throw Error(ErrorKind::Damaged, Message::tr("'%1', line %2: %3", path, table.line(), what));
    };
    if (!table.next()) throw Error(ErrorKind::Damaged, Message::tr("'%1' is empty.", path));
    const std::size_t count = table.fields().size();
    const auto columns = codeColumns(table.fields());
    if (columns.empty()) fail(Message::tr("there are neither columns mean_1, mean_2, ... nor numbers."));

    std::vector<Scalar> values;
    for (bool isRecord = numberIn(table.fields().front()) || table.next(); isRecord; isRecord = table.next()) {
        if (table.fields().size() != count)
            fail(Message::tr("there are %1 fields where the first line has %2.", table.fields().size(), count));
        for (const std::size_t column : columns) {
            const auto value = numberIn(table.fields()[column]);
            if (!value) fail(Message::tr("\"%1\" is not a number.", table.fields()[column].substr(0, 40)));
            values.push_back(static_cast<Scalar>(*value));
        }
    }
    if (values.empty()) throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no codes.", path));
    const auto latents = static_cast<Index>(columns.size());
    return Eigen::Map<const Matrix>(values.data(), latents, static_cast<Index>(values.size()) / latents);
}

Matrix standardDeviations(const Posterior& codes) { return (codes.logVariance.array() / 2).exp(); }

/// "codes_std.npy" for "codes.npy" and "_std".
std::string beside(const std::string& path, const char* what) {
    return path.substr(0, path.rfind('.')) + what + ".npy";
}

void saveArrays(const Posterior& codes, const Dataset& images, const std::string& path) {
    saveNpy(codes.mean, path);
    if (codes.logVariance.size() > 0) saveNpy(standardDeviations(codes), beside(path, "_std"));
    if (images.hasLabels()) saveNpy(images.labels(), beside(path, "_labels"));
}

}  // namespace

Posterior encodeAll(const Snapshot& snapshot, const Dataset& images) {
    Posterior all;
    all.mean.resize(snapshot.model().network().latents(), images.size());
    if (snapshot.model().isDistribution()) all.logVariance.resize(all.mean.rows(), all.mean.cols());
    Matrix pixels;
    for (Index first = 0; first < images.size(); first += kImagesPerEncoding) {
        const Index count = std::min(kImagesPerEncoding, images.size() - first);
        images.gather(first, count, pixels);
        const Posterior some = snapshot.encode(pixels, snapshot.conditionToEncode(images, first, count));
        all.mean.middleCols(first, count) = some.mean;
        if (all.logVariance.size() > 0) all.logVariance.middleCols(first, count) = some.logVariance;
    }
    return all;
}

void saveCodes(const Posterior& codes, const Dataset& images, const std::string& path) {
    if (endingOf(path) == ".npy") return saveArrays(codes, images, path);
    writeTextFile(path, csv(codes, images));
}

void saveCodesForSpreadsheet(const Posterior& codes, const Dataset& images, const std::string& path, char decimalSign) {
    constexpr const char* kUtf8Mark = "\xef\xbb\xbf";
    writeTextFile(path, kUtf8Mark + csv(codes, images, {decimalSign == ',' ? ';' : ',', decimalSign}));
}

std::vector<std::string> codeFiles(const std::string& path) {
    if (endingOf(path) != ".npy") return {path};
    return {path, beside(path, "_std"), beside(path, "_labels")};
}

Matrix loadCodes(const std::string& path, Index latents) {
    Matrix codes = endingOf(path) == ".npy" ? loadNpy(path) : loadCsv(path);
    if (codes.rows() != latents)
        throw Error(ErrorKind::Conflict, Message::tr("'%1' holds codes of %2 numbers, but the model has %3 latents.",
                                                     path, codes.rows(), latents));
    if (!codes.allFinite())
        throw Error(ErrorKind::Damaged, Message::tr("'%1' holds a number that is not finite.", path));
    return codes;
}

}  // namespace lunette
