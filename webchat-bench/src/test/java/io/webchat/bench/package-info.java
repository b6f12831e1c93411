@NullMarked
package io.webchat.bench;

import org.jspecify.annotations.NullMarked;
