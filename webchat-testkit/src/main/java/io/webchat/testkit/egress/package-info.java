/** The name servers of tests. */
@NullMarked
package io.webchat.testkit.egress;

import org.jspecify.annotations.NullMarked;
