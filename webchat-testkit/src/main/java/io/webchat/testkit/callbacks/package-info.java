/** Contracts of callbacks and their deliveries, and a deliverer that calls nobody. */
@NullMarked
package io.webchat.testkit.callbacks;

import org.jspecify.annotations.NullMarked;
