/** An HTTP client for addresses that others give: it connects only where a check allows. */
@NullMarked
package io.webchat.http;

import org.jspecify.annotations.NullMarked;
