/** Every setting of the relay: its name, type, default and range, and the values in effect. */
@NullMarked
package io.webchat.boot.settings;

import org.jspecify.annotations.NullMarked;
