package io.webchat.testkit.memory;

import io.webchat.application.bridge.InboundDetails;
import io.webchat.domain.messaging.MessageId;
import java.util.Optional;

final class InMemoryInboundDetails implements InboundDetails {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Detail> details;

    InMemoryInboundDetails(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.details = new Table<>(unitOfWork);
    }

    @Override
    public void add(MessageId message, Detail detail) {
        unitOfWork.run(() -> details.put(message, detail));
    }

    @Override
    public Optional<Detail> of(MessageId message) {
        return unitOfWork.call(() -> details.find(message));
    }
}
