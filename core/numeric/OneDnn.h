#pragma once

// For the sources that are compiled only into builds with oneDNN.

#include <dnnl.hpp>
#include <omp.h>

#include <array>
#include <memory>
#include <vector>

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

/// This thread's Plan for what it is wanted for, compiled at the first call.
template <class Plan, class... Wanted>
Plan& planFor(const Wanted&... wanted) {
    constexpr std::size_t kMaxPlans = 256;  // some ten times the layers of a deep model
    thread_local std::vector<std::unique_ptr<Plan>> plans;
    omp_set_num_threads(1);  // a thread's own setting, which oneDNN reads when it prepares and when it runs
    for (const auto& known : plans)
        if (known->isFor(wanted...)) return *known;
    if (plans.size() == kMaxPlans) plans.erase(plans.begin());
    return *plans.emplace_back(std::make_unique<Plan>(wanted...));
}

}  // namespace lunette
