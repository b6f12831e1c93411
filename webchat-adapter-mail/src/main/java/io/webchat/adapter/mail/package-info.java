/** Mail over SMTP: login codes, and the email channel of the phone bridge. */
@NullMarked
package io.webchat.adapter.mail;

import org.jspecify.annotations.NullMarked;
