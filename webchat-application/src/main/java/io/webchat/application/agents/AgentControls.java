package io.webchat.application.agents;

import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.identity.AccountId;
import java.util.Map;

/** What owners have decided about their agents. */
public interface AgentControls {
    /** Those that differ from {@link AgentControl#NONE}. */
    Map<AccountId, AgentControl> all();

    /** The control of one agent, held against other changes until the end of the unit of work. */
    AgentControl lock(AccountId agent);

    /** Stores the control in the place of an earlier one. */
    void put(AccountId agent, AgentControl control);
}
