/** Callbacks and their deliveries. */
@NullMarked
package io.webchat.adapter.persistence.callbacks;

import org.jspecify.annotations.NullMarked;
