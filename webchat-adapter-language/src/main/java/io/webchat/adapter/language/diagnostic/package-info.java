/** Tries engines the way messages use them, and says what to do about those that fail. */
@NullMarked
package io.webchat.adapter.language.diagnostic;

import org.jspecify.annotations.NullMarked;
