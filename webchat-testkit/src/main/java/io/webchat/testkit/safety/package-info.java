/** What the ports of people's safety keep. */
@NullMarked
package io.webchat.testkit.safety;

import org.jspecify.annotations.NullMarked;
