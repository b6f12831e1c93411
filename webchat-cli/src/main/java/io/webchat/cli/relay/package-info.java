@NullMarked
package io.webchat.cli.relay;

import org.jspecify.annotations.NullMarked;
