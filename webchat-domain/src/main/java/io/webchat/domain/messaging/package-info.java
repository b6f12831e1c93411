@NullMarked
package io.webchat.domain.messaging;

import org.jspecify.annotations.NullMarked;
