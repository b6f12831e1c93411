/** Signalling of calls; the media go from browser to browser. */
@NullMarked
package io.webchat.application.calls;

import org.jspecify.annotations.NullMarked;
