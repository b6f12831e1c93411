/** Signals between relays by PostgreSQL's LISTEN and NOTIFY. */
@NullMarked
package io.webchat.adapter.persistence.signals;

import org.jspecify.annotations.NullMarked;
