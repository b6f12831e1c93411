/** The name servers of tests. */
@NullMarked
package io.webchat.testkit.outbound;

import org.jspecify.annotations.NullMarked;
