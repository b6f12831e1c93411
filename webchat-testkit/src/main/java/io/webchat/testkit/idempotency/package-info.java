@NullMarked
package io.webchat.testkit.idempotency;

import org.jspecify.annotations.NullMarked;
