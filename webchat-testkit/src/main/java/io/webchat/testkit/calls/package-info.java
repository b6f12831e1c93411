/** What the port of calls keeps. */
@NullMarked
package io.webchat.testkit.calls;

import org.jspecify.annotations.NullMarked;
