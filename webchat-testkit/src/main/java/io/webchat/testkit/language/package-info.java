/** The contracts of the language ports, and engines that a test moves. */
@NullMarked
package io.webchat.testkit.language;

import org.jspecify.annotations.NullMarked;
