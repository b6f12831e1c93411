@NullMarked
package io.webchat.cli;

import org.jspecify.annotations.NullMarked;
