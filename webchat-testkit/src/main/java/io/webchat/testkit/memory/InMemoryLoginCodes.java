package io.webchat.testkit.memory;

import io.webchat.application.identity.LoginCodes;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import java.util.Optional;

final class InMemoryLoginCodes implements LoginCodes {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<EmailAddress, LoginCode> codes;

    InMemoryLoginCodes(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.codes = new Table<>(unitOfWork);
    }

    @Override
    public void put(LoginCode code) {
        unitOfWork.run(() -> codes.put(code.email(), code));
    }

    @Override
    public Optional<LoginCode> find(EmailAddress email) {
        return unitOfWork.call(() -> codes.find(email));
    }

    @Override
    public Optional<LoginCode> countTry(EmailAddress email) {
        return unitOfWork.call(() -> {
            Optional<LoginCode> before = codes.find(email);
            before.ifPresent(code -> codes.put(email, withTries(code, code.wrongTries() + 1)));
            return before;
        });
    }

    @Override
    public void giveBackTry(LoginCode code) {
        unitOfWork.run(() -> present(code)
                .filter(present -> present.wrongTries() > 0)
                .ifPresent(present -> codes.put(code.email(), withTries(present, present.wrongTries() - 1))));
    }

    private Optional<LoginCode> present(LoginCode code) {
        return codes.find(code.email())
                .filter(found ->
                        found.hash().equals(code.hash()) && found.sentAt().equals(code.sentAt()));
    }

    private static LoginCode withTries(LoginCode code, int tries) {
        return new LoginCode(code.email(), code.hash(), code.displayName(), code.sentAt(), tries);
    }

    @Override
    public boolean use(LoginCode code) {
        return unitOfWork.call(() -> {
            boolean there = present(code).isPresent();
            if (there) {
                codes.remove(code.email());
            }
            return there;
        });
    }
}
