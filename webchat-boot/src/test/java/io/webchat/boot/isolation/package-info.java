@NullMarked
package io.webchat.boot.isolation;

import org.jspecify.annotations.NullMarked;
