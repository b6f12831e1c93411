/** What every test stands on: the store under test, a clock, fixtures, and a relay made of the real use cases. */
@NullMarked
package io.webchat.testkit.work;

import org.jspecify.annotations.NullMarked;
