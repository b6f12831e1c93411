/** Carrying messages to phones and gateways, and back. */
@NullMarked
package io.webchat.application.bridge;

import org.jspecify.annotations.NullMarked;
