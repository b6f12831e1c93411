@NullMarked
package io.webchat.boot.live;

import org.jspecify.annotations.NullMarked;
