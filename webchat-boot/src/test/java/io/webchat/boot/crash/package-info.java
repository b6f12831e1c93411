@NullMarked
package io.webchat.boot.crash;

import org.jspecify.annotations.NullMarked;
