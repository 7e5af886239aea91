#include "io/Codes.h"

#include "Error.h"
#include "io/AtomicFile.h"
#include "io/Npy.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>

namespace lunette {
namespace {

constexpr Index kImagesPerEncoding = 1000;

std::string endingOf(const std::string& path) {
    const bool isCsv = path.ends_with(".csv");
    if (!isCsv && !path.ends_with(".npy")) throw Error("'" + path + "' must end in .csv or .npy.");
    return isCsv ? ".csv" : ".npy";
}

void appendNumber(std::string& text, float value) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    text += ',';
    text.append(buffer, result.ptr);
}

/// A field as RFC 4180 quotes it; line breaks become spaces, so that a line stays an image.
std::string quoted(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r') c = ' ';
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

std::string headline(const Posterior& codes, const Dataset& images) {
    std::string text = "index,label";
    for (const Factor& factor : images.factors()) text += ',' + quoted(factor.name);
    for (Index k = 1; k <= codes.mean.rows(); ++k) text += ",mean_" + std::to_string(k);
    for (Index k = 1; k <= codes.logVariance.rows(); ++k) text += ",std_" + std::to_string(k);
    return text + '\n';
}

std::string csv(const Posterior& codes, const Dataset& images) {
    std::string text = headline(codes, images);
    for (Index i = 0; i < images.size(); ++i) {
        const auto slot = static_cast<std::size_t>(i);
        text += std::to_string(i) + ',';
        if (images.hasLabels()) text += quoted(images.classNames()[static_cast<std::size_t>(images.labels()[slot])]);
        for (const Factor& factor : images.factors()) appendNumber(text, factor.values[slot]);
        for (const Scalar mean : codes.mean.col(i)) appendNumber(text, static_cast<float>(mean));
        if (codes.logVariance.size() > 0)
            for (const Scalar logVariance : codes.logVariance.col(i))
                appendNumber(text, static_cast<float>(std::exp(0.5 * static_cast<double>(logVariance))));
        text += '\n';
    }
    return text;
}

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    bool isQuoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && isQuoted && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += line[++i];
        } else if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

std::optional<double> numberOf(const std::string& field) {
    double value = 0.0;
    const char* end = field.data() + field.size();
    const auto result = std::from_chars(field.data(), end, value);
    if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

[[noreturn]] void failAtLine(const std::string& path, Index line, const std::string& what) {
    throw Error("'" + path + "', line " + std::to_string(line) + ": " + what);
}

/// The columns that hold the code: those named mean_1, mean_2, ...; all of them where the first line is numbers.
std::vector<std::size_t> codeColumns(const std::vector<std::string>& first) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i] == "mean_" + std::to_string(columns.size() + 1)) columns.push_back(i);
    if (columns.empty() && numberOf(first.front()))
        for (std::size_t i = 0; i < first.size(); ++i) columns.push_back(i);
    return columns;
}

Matrix loadCsv(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    if (!file || !std::getline(file, line)) throw Error("'" + path + "' cannot be read, or is empty.");
    const auto first = fieldsOf(line);
    const auto columns = codeColumns(first);
    if (columns.empty()) failAtLine(path, 1, "there are neither columns mean_1, mean_2, ... nor numbers.");

    std::vector<Scalar> values;
    Index number = 1;
    bool isData = numberOf(first.front()).has_value();
    do {
        if (isData && !line.empty() && line != "\r") {
            const auto fields = fieldsOf(line);
            if (fields.size() != first.size())
                failAtLine(path, number,
                           "there are " + std::to_string(fields.size()) + " fields where the first line has " +
                               std::to_string(first.size()) + ".");
            for (const std::size_t column : columns) {
                const auto value = numberOf(fields[column]);
                if (!value) failAtLine(path, number, "\"" + fields[column] + "\" is not a number.");
                values.push_back(static_cast<Scalar>(*value));
            }
        }
        isData = true;
        ++number;
    } while (std::getline(file, line));
    if (values.empty()) throw Error("'" + path + "' holds no codes.");
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
        const Posterior some = snapshot.encode(pixels);
        all.mean.middleCols(first, count) = some.mean;
        if (all.logVariance.size() > 0) all.logVariance.middleCols(first, count) = some.logVariance;
    }
    return all;
}

void saveCodes(const Posterior& codes, const Dataset& images, const std::string& path) {
    if (endingOf(path) == ".npy") return saveArrays(codes, images, path);
    const std::string text = csv(codes, images);
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    writeWholeFile(path, std::span(&bytes, 1));
}

std::vector<std::string> codeFiles(const std::string& path) {
    if (endingOf(path) != ".npy") return {path};
    return {path, beside(path, "_std"), beside(path, "_labels")};
}

Matrix loadCodes(const std::string& path, Index latents) {
    Matrix codes = endingOf(path) == ".npy" ? loadNpy(path) : loadCsv(path);
    if (codes.rows() != latents)
        throw Error("'" + path + "' holds codes of " + std::to_string(codes.rows()) + " numbers, but the model has " +
                    std::to_string(latents) + " latents.");
    if (!codes.allFinite()) throw Error("'" + path + "' holds a number that is not finite.");
    return codes;
}

}  // namespace lunette
