@NullMarked
package io.webchat.boot.replay;

import org.jspecify.annotations.NullMarked;
