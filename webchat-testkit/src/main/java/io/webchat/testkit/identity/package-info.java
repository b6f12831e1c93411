/** Contracts and fakes of accounts, sessions and login. */
@NullMarked
package io.webchat.testkit.identity;

import org.jspecify.annotations.NullMarked;
