/** Examines the relay: a real round trip to each provider, told in words that an operator can act on. */
@NullMarked
package io.webchat.application.doctor;

import org.jspecify.annotations.NullMarked;
