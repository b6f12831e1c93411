@NullMarked
package io.webchat.application.live;

import org.jspecify.annotations.NullMarked;
