/** The table of tools in both generations of the protocol. */
@NullMarked
package io.webchat.adapter.mcp.protocol;

import org.jspecify.annotations.NullMarked;
