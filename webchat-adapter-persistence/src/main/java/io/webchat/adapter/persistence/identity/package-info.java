/** Accounts, sessions, login codes and the directory. */
@NullMarked
package io.webchat.adapter.persistence.identity;

import org.jspecify.annotations.NullMarked;
