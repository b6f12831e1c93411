/** Phones and gateways, over a real port. */
@NullMarked
package io.webchat.boot.bridge;

import org.jspecify.annotations.NullMarked;
