/** Removes rows whose time is over. */
@NullMarked
package io.webchat.adapter.persistence.retention;

import org.jspecify.annotations.NullMarked;
