package io.webchat.testkit.memory;

import io.webchat.application.agents.LoopStops;
import io.webchat.domain.messaging.ConversationId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

final class InMemoryLoopStops implements LoopStops {
    private record Row(ConversationId conversation, String concern) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<ConversationId, Row> rows;

    InMemoryLoopStops(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public Map<ConversationId, String> all() {
        return unitOfWork.call(() -> rows.rows().stream().collect(Collectors.toMap(Row::conversation, Row::concern)));
    }

    @Override
    public boolean add(ConversationId conversation, String concern, Instant at) {
        return unitOfWork.call(() -> {
            boolean fresh = rows.find(conversation).isEmpty();
            if (fresh) {
                rows.put(conversation, new Row(conversation, concern));
            }
            return fresh;
        });
    }

    @Override
    public void remove(ConversationId conversation) {
        unitOfWork.run(() -> rows.remove(conversation));
    }
}
