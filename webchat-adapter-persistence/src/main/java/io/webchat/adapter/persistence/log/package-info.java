/** The durable event log: numbers messages and events, gathers appends into common commits, and reads inboxes. */
@NullMarked
package io.webchat.adapter.persistence.log;

import org.jspecify.annotations.NullMarked;
