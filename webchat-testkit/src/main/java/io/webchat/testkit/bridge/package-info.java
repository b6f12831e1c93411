/** The contract of gateways, and one for tests. */
@NullMarked
package io.webchat.testkit.bridge;

import org.jspecify.annotations.NullMarked;
