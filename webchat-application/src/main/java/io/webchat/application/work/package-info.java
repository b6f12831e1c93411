/** What background workers share: signals that wake them, and batches in which one bad item stops nobody. */
@NullMarked
package io.webchat.application.work;

import org.jspecify.annotations.NullMarked;
