/** Transcribing, translating and speaking, on demand and for what comes in. */
@NullMarked
package io.webchat.application.language;

import org.jspecify.annotations.NullMarked;
