@NullMarked
package io.webchat.cli.persona;

import org.jspecify.annotations.NullMarked;
