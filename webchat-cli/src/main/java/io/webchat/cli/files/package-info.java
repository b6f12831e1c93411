@NullMarked
package io.webchat.cli.files;

import org.jspecify.annotations.NullMarked;
