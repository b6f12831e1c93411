/** Commands that meet on the same account, group, question or message. */
@NullMarked
package io.webchat.boot.races;

import org.jspecify.annotations.NullMarked;
