/** Owners and their agents over HTTP. */
@NullMarked
package io.webchat.boot.agents;

import org.jspecify.annotations.NullMarked;
