@NullMarked
package io.webchat.cli.language;

import org.jspecify.annotations.NullMarked;
