/** Notices a database that was restored or copied, and gives it a new epoch. */
@NullMarked
package io.webchat.adapter.persistence.epoch;

import org.jspecify.annotations.NullMarked;
