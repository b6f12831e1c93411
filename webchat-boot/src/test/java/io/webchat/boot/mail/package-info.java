@NullMarked
package io.webchat.boot.mail;

import org.jspecify.annotations.NullMarked;
