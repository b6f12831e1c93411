/** The ports in memory, which keep the same contracts as the real ones. */
@NullMarked
package io.webchat.testkit.memory;

import org.jspecify.annotations.NullMarked;
