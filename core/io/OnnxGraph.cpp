#include "io/OnnxGraph.h"

#include <bit>

namespace lunette {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are copied as they lie in memory");

constexpr std::int64_t kIrVersion = 7;  // the first that has operator set 13
constexpr std::int64_t kOperatorSet = 13;

// Of onnx.proto3.
namespace field {
constexpr int kModelIrVersion = 1, kModelProducer = 2, kModelGraph = 7, kModelOperatorSets = 8;
constexpr int kOperatorSetVersion = 2;
constexpr int kGraphNode = 1, kGraphName = 2, kGraphConstant = 5, kGraphInput = 11, kGraphOutput = 12;
constexpr int kNodeInput = 1, kNodeOutput = 2, kNodeName = 3, kNodeOperation = 4, kNodeAttribute = 5;
constexpr int kAttributeName = 1, kAttributeReal = 2, kAttributeInteger = 3, kAttributeIntegers = 8,
              kAttributeType = 20;
constexpr int kTensorLength = 1, kTensorType = 2, kTensorName = 8, kTensorBytes = 9;
constexpr int kValueName = 1, kValueType = 2;
constexpr int kTypeTensor = 1;
constexpr int kTensorTypeElement = 1, kTensorTypeShape = 2;
constexpr int kShapeLength = 1;
constexpr int kLengthValue = 1, kLengthParameter = 2;
}  // namespace field

constexpr std::int64_t kFloat32 = 1, kInt64 = 7;                                           // TensorProto.DataType
constexpr std::int64_t kRealAttribute = 1, kIntegerAttribute = 2, kIntegersAttribute = 7;  // AttributeType

ProtobufMessage value(const std::string& name, const OnnxGraph::Lengths& lengths) {
    ProtobufMessage shape;
    shape.message(field::kShapeLength, ProtobufMessage().bytes(field::kLengthParameter, "N"));
    for (const auto length : lengths)
        shape.message(field::kShapeLength, ProtobufMessage().integer(field::kLengthValue, length));
    ProtobufMessage tensor;
    tensor.integer(field::kTensorTypeElement, kFloat32).message(field::kTensorTypeShape, shape);
    ProtobufMessage result;
    result.bytes(field::kValueName, name)
        .message(field::kValueType, ProtobufMessage().message(field::kTypeTensor, tensor));
    return result;
}

template <class Number>
ProtobufMessage tensor(const std::string& name, std::int64_t type, const OnnxGraph::Lengths& shape,
                       std::span<const Number> values) {
    ProtobufMessage result;
    for (const auto length : shape) result.integer(field::kTensorLength, length);
    result.integer(field::kTensorType, type).bytes(field::kTensorName, name);
    result.bytes(field::kTensorBytes, {reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    return result;
}

ProtobufMessage attributeNamed(const std::string& name, std::int64_t type) {
    ProtobufMessage result;
    result.bytes(field::kAttributeName, name).integer(field::kAttributeType, type);
    return result;
}

}  // namespace

OnnxGraph::OnnxGraph(const std::string& name) { graph_.bytes(field::kGraphName, name); }

void OnnxGraph::addInput(const std::string& name, const Lengths& lengths) {
    graph_.message(field::kGraphInput, value(name, lengths));
}

void OnnxGraph::addOutput(const std::string& name, const Lengths& lengths) {
    graph_.message(field::kGraphOutput, value(name, lengths));
}

void OnnxGraph::addConstant(const std::string& name, const Lengths& shape, std::span<const float> values) {
    graph_.message(field::kGraphConstant, tensor(name, kFloat32, shape, values));
}

void OnnxGraph::addConstant(const std::string& name, const Lengths& values) {
    const Lengths shape{static_cast<std::int64_t>(values.size())};
    graph_.message(field::kGraphConstant, tensor<std::int64_t>(name, kInt64, shape, values));
}

OnnxGraph::Attribute OnnxGraph::attribute(const std::string& name, std::int64_t value) {
    return {name, attributeNamed(name, kIntegerAttribute).integer(field::kAttributeInteger, value)};
}

OnnxGraph::Attribute OnnxGraph::attribute(const std::string& name, float value) {
    return {name, attributeNamed(name, kRealAttribute).real(field::kAttributeReal, value)};
}

OnnxGraph::Attribute OnnxGraph::attribute(const std::string& name, const Lengths& values) {
    ProtobufMessage result = attributeNamed(name, kIntegersAttribute);
    for (const auto value : values) result.integer(field::kAttributeIntegers, value);
    return {name, result};
}

std::string OnnxGraph::addNode(const std::string& operation, const std::vector<std::string>& inputs,
                               const std::string& output, const std::vector<Attribute>& attributes) {
    ProtobufMessage node;
    for (const auto& input : inputs) node.bytes(field::kNodeInput, input);
    node.bytes(field::kNodeOutput, output);
    node.bytes(field::kNodeName, output + "/" + operation).bytes(field::kNodeOperation, operation);
    for (const auto& attribute : attributes) node.message(field::kNodeAttribute, attribute.encoded);
    graph_.message(field::kGraphNode, node);
    return output;
}

std::string OnnxGraph::file() const {
    ProtobufMessage model;
    model.integer(field::kModelIrVersion, kIrVersion).bytes(field::kModelProducer, "Lunette");
    model.message(field::kModelGraph, graph_);
    model.message(field::kModelOperatorSets, ProtobufMessage().integer(field::kOperatorSetVersion, kOperatorSet));
    return model.encoded();
}

}  // namespace lunette
