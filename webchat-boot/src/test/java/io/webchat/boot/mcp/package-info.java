/** The endpoint for AI sessions, by the SDK's clients and by plain requests. */
@NullMarked
package io.webchat.boot.mcp;

import org.jspecify.annotations.NullMarked;
