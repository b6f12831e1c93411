/** Contracts of conversations, messages and receipts. */
@NullMarked
package io.webchat.testkit.messaging;

import org.jspecify.annotations.NullMarked;
