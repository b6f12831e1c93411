/** How what others wrote is shown to a model: as data with an attested origin. */
@NullMarked
package io.webchat.adapter.mcp.text;

import org.jspecify.annotations.NullMarked;
