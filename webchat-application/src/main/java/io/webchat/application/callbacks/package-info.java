@NullMarked
package io.webchat.application.callbacks;

import org.jspecify.annotations.NullMarked;
