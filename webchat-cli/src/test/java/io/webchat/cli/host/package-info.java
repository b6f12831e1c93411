@NullMarked
package io.webchat.cli.host;

import org.jspecify.annotations.NullMarked;
