package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.ACCOUNT;
import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import java.util.Locale;
import org.jooq.Record;

/** An account as it stands in its row. */
final class AccountRow {
    private AccountRow() {}

    static Account read(Record row) {
        String email = row.get(ACCOUNT.EMAIL);
        Long owner = row.get(ACCOUNT.OWNER_ID);
        return new Account(
                new AccountId(requireNonNull(row.get(ACCOUNT.ACCOUNT_ID))),
                AccountKind.valueOf(requireNonNull(row.get(ACCOUNT.KIND)).toUpperCase(Locale.ROOT)),
                new ChatAddress(requireNonNull(row.get(ACCOUNT.ADDRESS))),
                requireNonNull(row.get(ACCOUNT.DISPLAY_NAME)),
                email == null ? null : new EmailAddress(email),
                owner == null ? null : new AccountId(owner),
                requireNonNull(row.get(ACCOUNT.PUBLIC_VISIBLE)),
                requireNonNull(row.get(ACCOUNT.ADMIN)),
                Standing.of(requireNonNull(row.get(ACCOUNT.STANDING))),
                requireNonNull(row.get(ACCOUNT.CREATED_AT)));
    }
}
