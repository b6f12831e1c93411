/** The relay as a whole: its settings, its wiring and its command. */
@NullMarked
package io.webchat.boot;

import org.jspecify.annotations.NullMarked;
