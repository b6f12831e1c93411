package io.webchat.adapter.rest.live;

import org.jspecify.annotations.Nullable;

/**
 * One thing to tell an open stream.
 *
 * @param id the cursor behind it; null for what passes
 * @param json one line
 */
record LiveFrame(@Nullable String id, byte[] json) {}
