@NullMarked
package io.webchat.boot.cli;

import org.jspecify.annotations.NullMarked;
