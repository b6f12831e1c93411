@NullMarked
package io.webchat.testkit.agents;

import org.jspecify.annotations.NullMarked;
