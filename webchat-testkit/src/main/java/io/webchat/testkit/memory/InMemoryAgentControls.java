package io.webchat.testkit.memory;

import io.webchat.application.agents.AgentControls;
import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.identity.AccountId;
import java.util.Map;
import java.util.stream.Collectors;

final class InMemoryAgentControls implements AgentControls {
    private record Row(AccountId agent, AgentControl control) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<AccountId, Row> rows;

    InMemoryAgentControls(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public Map<AccountId, AgentControl> all() {
        return unitOfWork.call(() -> rows.rows().stream().collect(Collectors.toMap(Row::agent, Row::control)));
    }

    @Override
    public AgentControl lock(AccountId agent) {
        return unitOfWork.call(() -> rows.find(agent).map(Row::control).orElse(AgentControl.NONE));
    }

    @Override
    public void put(AccountId agent, AgentControl control) {
        unitOfWork.run(() -> rows.put(agent, new Row(agent, control)));
    }
}
