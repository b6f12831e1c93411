@NullMarked
package io.webchat.cli.mcp;

import org.jspecify.annotations.NullMarked;
