#include "imaging/DigitSheet.h"

#include "data/Split.h"

#include <QImage>

// Outside of any namespace, as Qt demands: a resource in a static library is otherwise left out by the linker.
static void initializeDatasetResource() { Q_INIT_RESOURCE(datasets); }

namespace lunette {

namespace {

// 2,000 x 1,000 pixels: 50 rows of 100 digits, five rows a class.
constexpr int kSide = 20;
constexpr int kColumns = 100;
constexpr int kRows = 50;
constexpr int kRowsPerClass = 5;

class DigitSource final : public DatasetSource {
public:
    std::string name() const override { return "digits"; }
    Message title() const override { return Message::tr("Handwritten digits"); }
    Message description() const override {
        return Message::tr(
            "5,000 handwritten digits, 20 x 20, 500 of each; from OpenCV's samples, Apache-2.0 and BSD-3-Clause.");
    }
    std::vector<ParameterInfo> parameters() const override { return {}; }
    Settings defaults() const override { return {}; }

    DataSplit open(const Settings& settings, const Progress& progress) const override {
        if (!settings.empty()) throwUnknownParameter(settings.begin()->first, parameters());
        report(progress, 0.0);
        initializeDatasetResource();
        const QImage sheet = QImage(":/lunette/datasets/digits-20x20.png").convertToFormat(QImage::Format_Grayscale8);
        if (sheet.width() != kColumns * kSide || sheet.height() != kRows * kSide)
            throw Error(ErrorKind::Unreadable,
                        Message::tr("The digits that ship with Lunette cannot be read; build or install it again."));

        Dataset::Parts parts;
        parts.name = name();
        parts.shape = {kSide, kSide, 1};
        for (int digit = 0; digit < kRows / kRowsPerClass; ++digit) parts.classNames.push_back(std::to_string(digit));
        for (int cell = 0; cell < kRows * kColumns; ++cell) {
            for (int y = 0; y < kSide; ++y) {
                const std::uint8_t* line = sheet.constScanLine(cell / kColumns * kSide + y) + cell % kColumns * kSide;
                parts.pixels.insert(parts.pixels.end(), line, line + kSide);
            }
            parts.labels.push_back(cell / kColumns / kRowsPerClass);
        }
        DataSplit split = holdOutDefaultShare(std::move(parts));
        split.spec = name();
        return split;
    }
};

}  // namespace

std::unique_ptr<const DatasetSource> makeDigitSource() { return std::make_unique<DigitSource>(); }

}  // namespace lunette
