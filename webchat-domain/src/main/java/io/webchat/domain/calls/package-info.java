/** Calls between two people: who may signal what, and how they end. */
@NullMarked
package io.webchat.domain.calls;

import org.jspecify.annotations.NullMarked;
