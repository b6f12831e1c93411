@NullMarked
package io.webchat.boot.callbacks;

import org.jspecify.annotations.NullMarked;
