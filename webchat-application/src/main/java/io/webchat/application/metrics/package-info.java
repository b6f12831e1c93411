/** What the relay counts of its own work, for operators. */
@NullMarked
package io.webchat.application.metrics;

import org.jspecify.annotations.NullMarked;
