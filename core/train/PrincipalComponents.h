#pragma once

#include "data/Dataset.h"
#include "nn/Autoencoder.h"

namespace lunette {

/// Sets the weights of a linear autoencoder (no hidden layers, theta: its flat vector) to the principal components of
/// the images: z = V^T (x - mean) and x' = V z + mean, V's columns being the axes of largest variance, which of all
/// linear codes of that size gives the smallest squared error (Pearson 1901).
///
/// Exact up to 1024 pixels. Above, V is found by subspace iteration with 10 more columns than are requested (Halko,
/// Martinsson, Tropp 2011, section 4.5), on at most 20,000 of the images, evenly spaced. Needs no more
/// latents than pixels. Uses the calling thread's setThreadCount().
void fitPrincipalComponents(const Autoencoder& network, const Dataset& dataset, Slice theta);

}  // namespace lunette
