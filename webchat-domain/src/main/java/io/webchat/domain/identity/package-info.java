@NullMarked
package io.webchat.domain.identity;

import org.jspecify.annotations.NullMarked;
