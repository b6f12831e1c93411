@NullMarked
package io.webchat.boot.edge;

import org.jspecify.annotations.NullMarked;
