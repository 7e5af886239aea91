#include "numeric/Activation.h"

namespace lunette {

const char* toString(Activation activation) {
    switch (activation) {
        case Activation::Identity:
            return "linear";
        case Activation::Relu:
            return "relu";
        case Activation::LeakyRelu:
            return "leaky relu";
        case Activation::Tanh:
            return "tanh";
        case Activation::Sigmoid:
            return "sigmoid";
        case Activation::Silu:
            return "silu";
    }
    return "";
}

}  // namespace lunette
