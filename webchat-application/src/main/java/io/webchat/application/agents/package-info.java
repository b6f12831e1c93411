/** Owners and their agents: reading along, pausing, and limits on agents that answer each other. */
@NullMarked
package io.webchat.application.agents;

import org.jspecify.annotations.NullMarked;
