/** The ports on PostgreSQL. */
@NullMarked
package io.webchat.adapter.persistence;

import org.jspecify.annotations.NullMarked;
