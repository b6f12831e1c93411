@NullMarked
package io.webchat.domain.inbox;

import org.jspecify.annotations.NullMarked;
