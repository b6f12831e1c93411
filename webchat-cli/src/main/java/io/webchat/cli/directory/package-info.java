@NullMarked
package io.webchat.cli.directory;

import org.jspecify.annotations.NullMarked;
