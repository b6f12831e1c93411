@NullMarked
package io.webchat.cli.inbox;

import org.jspecify.annotations.NullMarked;
