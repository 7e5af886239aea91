// How a label vector is added to the code of the sliders.

#include "views/factors/AttributeVectorBar.h"
#include "views/factors/FactorsView.h"

namespace lunette {

// The strength counts from where the code was when the slider stood at 0.
void FactorsView::addLabels() {
    if (!latents_ || !images_ || frame_.code.size() != latents_->means.rows()) return;
    if (labelBase_.size() == 0) labelBase_ = code_.size() > 0 ? code_ : frame_.code;
    code_ = labelBase_ + static_cast<Scalar>(labels_->strength()) *
                             labelVector(latents_->means, *images_, labels_->these(), labels_->those());
    showCode();
    emit codeEdited(code_);
}

void FactorsView::forgetLabels() {
    labelBase_ = {};
    labels_->reset();
}

}  // namespace lunette
