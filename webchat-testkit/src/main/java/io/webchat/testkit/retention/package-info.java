/** What the port of retention keeps. */
@NullMarked
package io.webchat.testkit.retention;

import org.jspecify.annotations.NullMarked;
