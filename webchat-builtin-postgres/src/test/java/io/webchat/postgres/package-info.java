@NullMarked
package io.webchat.postgres;

import org.jspecify.annotations.NullMarked;
