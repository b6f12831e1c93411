/** Phones and gateways that carry messages out of the relay and into it. */
@NullMarked
package io.webchat.domain.bridge;

import org.jspecify.annotations.NullMarked;
