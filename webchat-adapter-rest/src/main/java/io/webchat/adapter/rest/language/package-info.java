/** Voice and language on the wire. */
@NullMarked
package io.webchat.adapter.rest.language;

import org.jspecify.annotations.NullMarked;
