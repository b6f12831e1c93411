@NullMarked
package io.webchat.boot.language;

import org.jspecify.annotations.NullMarked;
