@NullMarked
package io.webchat.application.directory;

import org.jspecify.annotations.NullMarked;
