@NullMarked
package io.webchat.application.messaging;

import org.jspecify.annotations.NullMarked;
