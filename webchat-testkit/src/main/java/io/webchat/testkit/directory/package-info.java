/** Contracts of the directory. */
@NullMarked
package io.webchat.testkit.directory;

import org.jspecify.annotations.NullMarked;
