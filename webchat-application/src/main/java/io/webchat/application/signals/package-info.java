/** What the relays on one store tell each other. */
@NullMarked
package io.webchat.application.signals;

import org.jspecify.annotations.NullMarked;
