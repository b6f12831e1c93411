/** The Model Context Protocol on the relay: one endpoint, one table of tools. */
@NullMarked
package io.webchat.adapter.mcp;

import org.jspecify.annotations.NullMarked;
