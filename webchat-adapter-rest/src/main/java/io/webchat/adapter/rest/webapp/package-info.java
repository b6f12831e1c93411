/** The browser app: static files from the class path, below {@code /app/webchat/}. */
@NullMarked
package io.webchat.adapter.rest.webapp;

import org.jspecify.annotations.NullMarked;
