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
    public void countWrongTry(EmailAddress email) {
        unitOfWork.run(() -> codes.find(email)
                .ifPresent(code -> codes.put(
                        email,
                        new LoginCode(email, code.hash(), code.displayName(), code.sentAt(), code.wrongTries() + 1))));
    }

    @Override
    public boolean use(LoginCode code) {
        return unitOfWork.call(() -> {
            boolean there = codes.find(code.email())
                    .filter(found ->
                            found.hash().equals(code.hash()) && found.sentAt().equals(code.sentAt()))
                    .isPresent();
            if (there) {
                codes.remove(code.email());
            }
            return there;
        });
    }
}
