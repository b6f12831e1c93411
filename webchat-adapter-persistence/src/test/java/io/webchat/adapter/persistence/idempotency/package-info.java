@NullMarked
package io.webchat.adapter.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
