/** What the owner of an agent decides about it. */
@NullMarked
package io.webchat.domain.agents;

import org.jspecify.annotations.NullMarked;
