@NullMarked
package io.webchat.application.limits;

import org.jspecify.annotations.NullMarked;
