#pragma once

#include "data/Catalog.h"
#include "parameter/Parameter.h"

namespace lunette {

enum class StlLabels { Auto, None };
enum class StlTurn { Upright, None };  ///< None: rows and columns stay exchanged, as they are stored

struct StlOptions {
    StlLabels labels = StlLabels::Auto;
    StlTurn turn = StlTurn::Upright;
    std::int64_t first = 0;  ///< at most so many images to learn from, and to judge by; 0: all
};
const ParameterTable<StlOptions>& stlParameters();

/// STL-10 as it is published (Coates, Ng and Lee, "An Analysis of Single-Layer Networks in Unsupervised Feature
/// Learning", 2011): `train_X.bin`, `test_X.bin` and `unlabeled_X.bin` hold pictures of 96 x 96 pixels in color, plane
/// by plane and column by column; `train_y.bin` and `test_y.bin` a label of 1 to 10 each, which `class_names.txt`
/// names.
///
/// The folder, or one that holds it as `stl10_binary`, is trained on `train_X.bin` and judged by `test_X.bin`; so is
/// the file for training. The other two are opened by themselves.
class StlFormat final : public DatasetFormat {
public:
    std::string name() const override { return "STL-10"; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    std::vector<std::string> filePatterns() const override { return {"*_X.bin"}; }
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
