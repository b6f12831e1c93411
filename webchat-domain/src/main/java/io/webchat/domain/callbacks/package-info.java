/** Programs that are called when a message comes. */
@NullMarked
package io.webchat.domain.callbacks;

import org.jspecify.annotations.NullMarked;
