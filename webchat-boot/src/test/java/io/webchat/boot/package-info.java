@NullMarked
package io.webchat.boot;

import org.jspecify.annotations.NullMarked;
