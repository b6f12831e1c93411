package io.webchat.application.bridge;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.LoginConfig;
import io.webchat.application.identity.NewAccount;
import io.webchat.application.ids.Ids;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.time.Clock;

/** The one phone that the settings name, and its owner: there before anybody has signed in. */
public final class SettingsPhone {
    private final Phones phones;
    private final Accounts accounts;
    private final Routes routes;
    private final BridgeConfig config;
    private final LoginConfig login;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SettingsPhone(
            Phones phones,
            Accounts accounts,
            Routes routes,
            BridgeConfig config,
            LoginConfig login,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.phones = phones;
        this.accounts = accounts;
        this.routes = routes;
        this.config = config;
        this.login = login;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes both, when they aren't there.
     *
     * @throws io.webchat.domain.Refusal naming what is missing or wrong in the phone's routes
     */
    public void ensure() {
        routes.checked(config.routes());
        PhoneId id = config.phone();
        EmailAddress email = config.phoneOwner();
        if (id != null && email != null) {
            unitOfWork.run(() -> ensure(id, email));
        }
    }

    private void ensure(PhoneId id, EmailAddress email) {
        Account owner = accounts.find(email)
                .orElseGet(() -> accounts.register(new NewAccount(
                        AccountKind.PERSON,
                        ids.automaticAddress(),
                        email.localPart(),
                        email,
                        null,
                        true,
                        login.access().admin(email),
                        clock.instant())));
        phones.find(id)
                .ifPresentOrElse(
                        phone -> {
                            if (!phone.owner().equals(owner.id())) {
                                phones.give(id, owner.id());
                            }
                        },
                        // Its device gets a key when an admin rotates this one, which nobody knows.
                        () -> phones.add(
                                new Phone(id, id.value(), owner.id(), clock.instant(), null),
                                TokenHash.of(ids.phoneKey())));
    }
}
