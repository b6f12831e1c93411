@NullMarked
package io.webchat.cli.daemon;

import org.jspecify.annotations.NullMarked;
