@NullMarked
package io.webchat.cli.messaging;

import org.jspecify.annotations.NullMarked;
