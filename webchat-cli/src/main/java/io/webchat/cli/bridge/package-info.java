@NullMarked
package io.webchat.cli.bridge;

import org.jspecify.annotations.NullMarked;
