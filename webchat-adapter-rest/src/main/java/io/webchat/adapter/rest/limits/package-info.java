/** What holds on this relay, for clients to know. */
@NullMarked
package io.webchat.adapter.rest.limits;

import org.jspecify.annotations.NullMarked;
