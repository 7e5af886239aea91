#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ModelExport.h"

#include <Eigen/Core>
#include <QTest>

#include <cstring>
#include <functional>
#include <limits>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

/// A model whose weights are exact in 16 bits.
SavedModel model() {
    TrainingConfig config;
    config.hidden = {3};
    config.latents = 2;
    SavedModel saved;
    saved.model = std::make_shared<const Model>(config, ImageShape{2, 2, 1});
    saved.state = initialState(*saved.model);
    for (Index i = 0; i < saved.state.theta.size(); ++i) saved.state.theta[i] = Scalar(0.25) * Scalar(i % 17 - 8);
    return saved;
}

struct StoredTensor {
    std::string name, type;
    std::vector<Index> shape;
    Bytes bytes;
};

template <class Number>
Bytes bytesOfValues(const Vector& values) {
    Bytes bytes;
    for (const Scalar value : values) {
        const auto number = static_cast<Number>(value);
        std::array<std::uint8_t, sizeof number> item{};
        std::memcpy(item.data(), &number, sizeof number);
        bytes.insert(bytes.end(), item.begin(), item.end());
    }
    return bytes;
}

Bytes bytesOfValues(const std::string& type, const Vector& values) {
    if (type == "F16") return bytesOfValues<Eigen::half>(values);
    if (type == "BF16") return bytesOfValues<Eigen::bfloat16>(values);
    if (type == "F64") return bytesOfValues<double>(values);
    return bytesOfValues<float>(values);
}

/// What another program would write of the model's weights.
std::vector<StoredTensor> storedTensorsOf(const SavedModel& saved, const std::string& type,
                                          const std::string& prefix = {}) {
    std::vector<StoredTensor> tensors;
    for (const NamedTensor& tensor : saved.model->network().tensors())
        tensors.push_back({prefix + tensor.name,
                           type,
                           {tensor.shape.begin(), tensor.shape.end()},
                           bytesOfValues(type, saved.state.theta.segment(tensor.offset, tensor.size))});
    return tensors;
}

Bytes fileOfTensors(const std::vector<StoredTensor>& tensors) {
    std::string header = "{";
    Bytes data;
    for (const StoredTensor& tensor : tensors) {
        std::string shape;
        for (const Index length : tensor.shape) shape += (shape.empty() ? "" : ",") + std::to_string(length);
        header += (header.size() > 1 ? ",'" : "'") + tensor.name + "':{'dtype':'" + tensor.type + "','shape':[" +
                  shape + "],'data_offsets':[" + std::to_string(data.size()) + ',' +
                  std::to_string(data.size() + tensor.bytes.size()) + "]}";
        data.insert(data.end(), tensor.bytes.begin(), tensor.bytes.end());
    }
    header += '}';
    std::ranges::replace(header, '\'', '"');
    Bytes file;
    for (int i = 0; i < 8; ++i) file.push_back(static_cast<std::uint8_t>(header.size() >> (8 * i)));
    file.insert(file.end(), header.begin(), header.end());
    file.insert(file.end(), data.begin(), data.end());
    return file;
}

StoredTensor extra(const std::string& name) { return {name, "F32", {1}, Bytes(4)}; }

}  // namespace

/// Weights that another program wrote.
class WeightsImportTest : public QObject {
    Q_OBJECT
private slots:
    void weightsOfEachType_comeBackExactly_data() {
        QTest::addColumn<std::string>("type");
        QTest::addColumn<std::string>("prefix");
        for (const char* type : {"F32", "F16", "BF16", "F64"})
            QTest::newRow(type) << std::string(type) << std::string();
        for (const char* prefix : {"module.", "_orig_mod.", "module._orig_mod.", "_orig_mod.module.",
                                   "module.module._orig_mod.", "model.", "model.module."})
            QTest::newRow(prefix) << std::string("F32") << std::string(prefix);
    }

    void weightsOfEachType_comeBackExactly() {
        QFETCH(std::string, type);
        QFETCH(std::string, prefix);
        const TemporaryFolder folder;
        const SavedModel saved = model();
        SavedModel into = saved;
        into.state.theta.setZero();
        const std::string path = folder.write("w.safetensors", fileOfTensors(storedTensorsOf(saved, type, prefix)));
        const ImportedModel imported = importModel(path, &into);
        QCOMPARE(imported.saved.state.theta, saved.state.theta);
        QVERIFY(imported.unused.empty());
    }

    void oddOffset_isReadAsAnyOther() {
        const TemporaryFolder folder;
        const SavedModel saved = model();
        for (const char* type : {"F32", "F16", "BF16", "F64"}) {
            auto tensors = storedTensorsOf(saved, type);
            tensors.insert(tensors.begin(), {"flag", "U8", {1}, Bytes(1)});
            const ImportedModel imported = importModel(folder.write("w", fileOfTensors(tensors)), &saved);
            QCOMPARE(imported.saved.state.theta, saved.state.theta);
            QCOMPARE(imported.unused, std::vector<std::string>{"flag"});
        }
    }

    void valueThatIsNotFinite_isRefusedByName_data() {
        QTest::addColumn<std::string>("type");
        QTest::addColumn<Bytes>("value");
        QTest::newRow("half, infinite") << std::string("F16") << Bytes{0x00, 0x7c};
        QTest::newRow("half, no number") << std::string("F16") << Bytes{0x01, 0xfe};
        QTest::newRow("bfloat16, infinite") << std::string("BF16") << Bytes{0x80, 0xff};
        QTest::newRow("bfloat16, no number") << std::string("BF16") << Bytes{0xc0, 0x7f};
        QTest::newRow("1e300") << std::string("F64") << Bytes{0x9c, 0x75, 0x00, 0x88, 0x3c, 0xe4, 0x37, 0x7e};
        QTest::newRow("single, infinite") << std::string("F32") << Bytes{0x00, 0x00, 0x80, 0x7f};
    }

    void valueThatIsNotFinite_isRefusedByName() {
        QFETCH(std::string, type);
        QFETCH(Bytes, value);
        const TemporaryFolder folder;
        const SavedModel saved = model();
        auto tensors = storedTensorsOf(saved, type);
        std::ranges::copy(value, tensors.at(1).bytes.begin());
        const std::string path = folder.write("w.safetensors", fileOfTensors(tensors));
        QVERIFY(throws(ErrorKind::Damaged, {path, "encoder.0.bias"}, [&] { importModel(path, &saved); }));
    }

    void wrongTensor_isRefusedByName_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("integers") << 0 << "'encoder.0.bias' of type I32";
        QTest::newRow("two of one name") << 1 << "'encoder.0.bias' and 'module.encoder.0.bias'";
        QTest::newRow("a layer too many") << 2 << "'encoder.1.weight' of a layer that the model does not have";
        QTest::newRow("a wrapped layer too many") << 3 << "'module.decoder.7.running_mean' of a layer";
        QTest::newRow("missing") << 4 << "no tensor 'encoder.0.bias'";
    }

    void wrongTensor_isRefusedByName() {
        QFETCH(int, change);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        const SavedModel saved = model();
        auto tensors = storedTensorsOf(saved, "F32");
        const StoredTensor bias = tensors.at(1);
        const std::vector<std::function<void()>> changes{
            [&] { tensors[1].type = "I32"; },
            [&] {
                tensors.push_back({"module." + bias.name, bias.type, bias.shape, bias.bytes});
            },
            [&] { tensors.push_back(extra("encoder.1.weight")); },
            [&] { tensors.push_back(extra("module.decoder.7.running_mean")); },
            [&] { tensors.erase(tensors.begin() + 1); }};
        changes.at(static_cast<std::size_t>(change))();
        const std::string path = folder.write("w.safetensors", fileOfTensors(tensors));
        const QString message = messageOf([&] { importModel(path, &saved); });
        QVERIFY2(message.contains("w.safetensors") && message.contains(says), qPrintable(message));
    }

    void tensorsOfNoUse_areNamedAndCounted() {
        const TemporaryFolder folder;
        const SavedModel saved = model();
        auto tensors = storedTensorsOf(saved, "F32");
        tensors.push_back(extra("head.weight"));
        auto imported = importModel(folder.write("one", fileOfTensors(tensors)), &saved);
        QCOMPARE(imported.describeUnused().english(),
                 std::string("1 tensor that the model does not use: 'head.weight'"));
        for (int i = 0; i < 6; ++i) tensors.push_back(extra("ema." + std::to_string(i)));
        imported = importModel(folder.write("seven", fileOfTensors(tensors)), &saved);
        QCOMPARE(imported.describeUnused().english(),
                 std::string("7 tensors that the model does not use: 'head.weight', 'ema.0', "
                             "'ema.1', 'ema.2', 'ema.3' and 2 more"));
    }

    /// Lunette's own file holds the optimizer's moments, which an import of weights leaves out on purpose.
    void momentsOfLunettesOwnFile_areNotWorthANote() {
        const TemporaryFolder folder;
        SavedModel saved = model();
        saved.state.optimizer.stepCount = 1;
        saved.state.optimizer.moments.assign(2, saved.state.theta);
        saveModel(saved, folder.path("m.lunette"));
        QVERIFY(importModel(folder.path("m.lunette"), &saved).unused.empty());
        QVERIFY(importModel(folder.path("m.lunette")).unused.empty());
    }
};

static const lunette::test::TestClass<WeightsImportTest> kWeightsImportTest;
#include "WeightsImportTest.moc"
