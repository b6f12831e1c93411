package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.safety.AccessRequests;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.safety.AccessRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryAccessRequests implements AccessRequests {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<EmailAddress, AccessRequest> requests;

    InMemoryAccessRequests(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.requests = new Table<>(unitOfWork);
    }

    @Override
    public Optional<AccessRequest> find(EmailAddress email) {
        return unitOfWork.call(() -> requests.find(email));
    }

    @Override
    public Optional<AccessRequest> lock(String id) {
        return unitOfWork.call(() -> requests.rows().stream()
                .filter(request -> request.id().equals(id))
                .findFirst());
    }

    @Override
    public boolean add(AccessRequest request) {
        return unitOfWork.call(() -> {
            boolean absent = requests.find(request.email()).isEmpty();
            if (absent) {
                requests.put(request.email(), request);
            }
            return absent;
        });
    }

    @Override
    public void update(AccessRequest request) {
        unitOfWork.run(() -> requests.put(request.email(), request));
    }

    @Override
    public List<AccessRequest> latest(AccessRequest.@Nullable State state, int limit) {
        return unitOfWork.call(() -> requests.rows().stream()
                .filter(request -> state == null || request.state() == state)
                .sorted(comparing(AccessRequest::askedAt)
                        .thenComparing(AccessRequest::id)
                        .reversed())
                .limit(limit)
                .toList());
    }
}
