@NullMarked
package io.webchat.boot.endtoend;

import org.jspecify.annotations.NullMarked;
