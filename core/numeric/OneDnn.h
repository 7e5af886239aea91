#pragma once

// For the sources that are compiled only into builds with oneDNN.

#include <dnnl.hpp>

#include <array>

namespace lunette {

/// A thread's own engine and stream; primitives hold nothing that another thread touches.
struct OneDnnDevice {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};

    static OneDnnDevice& ofThread();
};

/// Whether the processor multiplies matrices of bfloat16 numbers as such (AMX), not only pairs of them.
bool hasMatrixInstructions();

/// On this thread's stream. By the C interface: the other one makes a table of arguments at every call.
template <std::size_t Count>
void execute(const dnnl::primitive& primitive, const std::array<dnnl_exec_arg_t, Count>& arguments) {
    dnnl::error::wrap_c_api(dnnl_primitive_execute(primitive.get(), OneDnnDevice::ofThread().stream.get(),
                                                   static_cast<int>(Count), arguments.data()),
                            "oneDNN failed");
}

}  // namespace lunette
