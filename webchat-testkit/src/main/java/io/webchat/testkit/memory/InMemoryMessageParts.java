package io.webchat.testkit.memory;

import io.webchat.application.bridge.MessageParts;
import io.webchat.domain.messaging.MessageId;
import java.util.HashSet;
import java.util.Set;

final class InMemoryMessageParts implements MessageParts {
    private record Parts(int expected, boolean certain, Set<String> arrived) {
        static final Parts NONE = new Parts(0, false, Set.of());

        boolean all() {
            return arrived.size() >= expected;
        }
    }

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Parts> all;

    InMemoryMessageParts(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.all = new Table<>(unitOfWork);
    }

    @Override
    public boolean expect(MessageId message, int parts, boolean certain) {
        return unitOfWork.call(() -> {
            Parts known = all.get(message, Parts.NONE);
            int expected = certain || known.expected() == 0 ? parts : known.expected();
            return put(message, new Parts(expected, certain || known.certain(), known.arrived()));
        });
    }

    @Override
    public boolean arrived(MessageId message, String part) {
        return unitOfWork.call(() -> {
            Parts known = all.get(message, Parts.NONE);
            Set<String> arrived = new HashSet<>(known.arrived());
            arrived.add(part);
            return put(message, new Parts(known.expected(), known.certain(), arrived));
        });
    }

    private boolean put(MessageId message, Parts parts) {
        all.put(message, parts);
        return parts.all();
    }
}
