/** Phones: their set-up, and what their devices call. */
@NullMarked
package io.webchat.adapter.rest.bridge;

import org.jspecify.annotations.NullMarked;
