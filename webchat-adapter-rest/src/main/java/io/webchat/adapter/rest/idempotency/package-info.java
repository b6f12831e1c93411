/** Creating calls over HTTP, which may be repeated. */
@NullMarked
package io.webchat.adapter.rest.idempotency;

import org.jspecify.annotations.NullMarked;
