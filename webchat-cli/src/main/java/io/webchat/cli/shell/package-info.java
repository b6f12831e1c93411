@NullMarked
package io.webchat.cli.shell;

import org.jspecify.annotations.NullMarked;
