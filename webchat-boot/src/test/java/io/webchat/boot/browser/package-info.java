/** The browser app in a real Chromium, against a real relay. */
@NullMarked
package io.webchat.boot.browser;

import org.jspecify.annotations.NullMarked;
