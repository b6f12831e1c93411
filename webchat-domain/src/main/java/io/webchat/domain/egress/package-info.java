/** Where the relay itself connects to because somebody asked for it. */
@NullMarked
package io.webchat.domain.egress;

import org.jspecify.annotations.NullMarked;
