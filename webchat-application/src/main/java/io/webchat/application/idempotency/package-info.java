/** Repeats of creating calls are known by the key that their sender gave. */
@NullMarked
package io.webchat.application.idempotency;

import org.jspecify.annotations.NullMarked;
