/** When failed work is tried again. */
@NullMarked
package io.webchat.domain.retry;

import org.jspecify.annotations.NullMarked;
