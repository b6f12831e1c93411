/** Connections, transactions and what a database error means for the caller. */
@NullMarked
package io.webchat.adapter.persistence.database;

import org.jspecify.annotations.NullMarked;
