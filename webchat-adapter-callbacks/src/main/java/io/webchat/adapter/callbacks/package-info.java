/** Calls the receivers of callbacks. */
@NullMarked
package io.webchat.adapter.callbacks;

import org.jspecify.annotations.NullMarked;
