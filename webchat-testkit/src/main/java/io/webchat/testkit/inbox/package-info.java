/** Contracts of the logs and their readers. */
@NullMarked
package io.webchat.testkit.inbox;

import org.jspecify.annotations.NullMarked;
