@NullMarked
package io.webchat.application.inbox;

import org.jspecify.annotations.NullMarked;
