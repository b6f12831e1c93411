/** What goes by itself when its time is over, in small steps. */
@NullMarked
package io.webchat.application.retention;

import org.jspecify.annotations.NullMarked;
