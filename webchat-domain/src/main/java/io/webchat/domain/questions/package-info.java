/** Asking a human, and the one answer. */
@NullMarked
package io.webchat.domain.questions;

import org.jspecify.annotations.NullMarked;
