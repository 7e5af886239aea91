#pragma once

#include "io/ProtobufMessage.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lunette {

/// One computation graph of an ONNX file, built node by node; values are known by their names. Field numbers are those
/// of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
class OnnxGraph {
public:
    using Lengths = std::vector<std::int64_t>;

    explicit OnnxGraph(const std::string& name);

    /// What goes in and comes out: float32, [N, lengths...] for any N.
    void addInput(const std::string& name, const Lengths& lengths);
    void addOutput(const std::string& name, const Lengths& lengths);

    /// Constants; those that several nodes use are added once.
    void addConstant(const std::string& name, const Lengths& shape, std::span<const float> values);
    void addConstant(const std::string& name, const Lengths& values);

    struct Attribute {
        std::string name;
        ProtobufMessage encoded;
    };
    static Attribute attribute(const std::string& name, std::int64_t value);
    static Attribute attribute(const std::string& name, float value);
    static Attribute attribute(const std::string& name, const Lengths& values);

    /// Gives the output's name.
    std::string addNode(const std::string& operation, const std::vector<std::string>& inputs, const std::string& output,
                        const std::vector<Attribute>& attributes = {});

    /// The whole file: one graph, operator set 13.
    std::string file() const;

private:
    ProtobufMessage graph_;
};

}  // namespace lunette
