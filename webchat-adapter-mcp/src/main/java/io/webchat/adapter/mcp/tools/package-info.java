/** What a model can do on the relay, each tool a class. */
@NullMarked
package io.webchat.adapter.mcp.tools;

import org.jspecify.annotations.NullMarked;
