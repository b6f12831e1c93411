/** Calls. */
@NullMarked
package io.webchat.adapter.persistence.calls;

import org.jspecify.annotations.NullMarked;
