/** Calls over HTTP. */
@NullMarked
package io.webchat.adapter.rest.calls;

import org.jspecify.annotations.NullMarked;
