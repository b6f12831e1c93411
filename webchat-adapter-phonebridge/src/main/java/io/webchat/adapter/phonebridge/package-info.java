/** Gateways of the phone bridge. */
@NullMarked
package io.webchat.adapter.phonebridge;

import org.jspecify.annotations.NullMarked;
