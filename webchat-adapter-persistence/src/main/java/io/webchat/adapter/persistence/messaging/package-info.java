/** Conversations, receipts and the search index. */
@NullMarked
package io.webchat.adapter.persistence.messaging;

import org.jspecify.annotations.NullMarked;
