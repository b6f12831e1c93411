package io.webchat.adapter.persistence.agents;

import static io.webchat.adapter.persistence.generated.Tables.AGENT_CONTROL;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.agents.AgentControls;
import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Record;

/** What owners have decided about their agents. */
public final class JooqAgentControls implements AgentControls {
    private final Database database;

    @Inject
    public JooqAgentControls(Database database) {
        this.database = database;
    }

    @Override
    public Map<AccountId, AgentControl> all() {
        Map<AccountId, AgentControl> all = new HashMap<>();
        database.query(sql -> sql.selectFrom(AGENT_CONTROL).fetch())
                .forEach(row -> all.put(new AccountId(requireNonNull(row.get(AGENT_CONTROL.AGENT_ID))), control(row)));
        return all;
    }

    @Override
    public AgentControl lock(AccountId agent) {
        return database.query(sql -> {
            // A row to lock: two first decisions at once must not overwrite each other.
            sql.insertInto(AGENT_CONTROL)
                    .set(AGENT_CONTROL.AGENT_ID, agent.value())
                    .onConflictDoNothing()
                    .execute();
            return sql.selectFrom(AGENT_CONTROL)
                    .where(AGENT_CONTROL.AGENT_ID.eq(agent.value()))
                    .forUpdate()
                    .fetchSingle(JooqAgentControls::control);
        });
    }

    @Override
    public void put(AccountId agent, AgentControl control) {
        Pause pause = control.pause();
        database.query(sql -> sql.update(AGENT_CONTROL)
                .set(AGENT_CONTROL.PAUSED_SINCE, pause == null ? null : pause.since())
                .set(AGENT_CONTROL.PAUSE_REASON, pause == null ? null : pause.reason())
                .set(AGENT_CONTROL.LOOP_LIMIT, control.loopLimit())
                .set(AGENT_CONTROL.MESSAGES_PER_HOUR, control.messagesPerHour())
                .where(AGENT_CONTROL.AGENT_ID.eq(agent.value()))
                .execute());
    }

    private static AgentControl control(Record row) {
        Instant since = row.get(AGENT_CONTROL.PAUSED_SINCE);
        return new AgentControl(
                since == null ? null : new Pause(row.get(AGENT_CONTROL.PAUSE_REASON), since),
                row.get(AGENT_CONTROL.LOOP_LIMIT),
                row.get(AGENT_CONTROL.MESSAGES_PER_HOUR));
    }
}
