/** Phones, keys, and messages to and from outside channels. */
@NullMarked
package io.webchat.adapter.persistence.bridge;

import org.jspecify.annotations.NullMarked;
