package io.webchat.application.messaging;

import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages in what the caller may see: texts, subjects, captions and file names. */
public final class SearchMessages {
    /** In one answer. */
    public static final int MAX_FOUND = 100;

    /** In characters. */
    static final int MAX_TEXT = 200;

    /**
     * @param reader who may see what is found
     * @param in a conversation's name; null for all
     * @param from a sender's address; null for all
     * @param since null for any age
     */
    public record Query(
            Account reader,
            String text,
            @Nullable String in,
            @Nullable String from,
            @Nullable Instant since,
            int limit) {}

    private final MessageSearch search;
    private final ConversationNames names;
    private final Accounts accounts;
    private final BrowseConversations browse;
    private final Clock clock;

    @Inject
    SearchMessages(
            MessageSearch search, ConversationNames names, Accounts accounts, BrowseConversations browse, Clock clock) {
        this.search = search;
        this.names = names;
        this.accounts = accounts;
        this.browse = browse;
        this.clock = clock;
    }

    /** Newest first. */
    public List<MessageView> handle(Query query) {
        if (query.limit() < 1 || query.limit() > MAX_FOUND) {
            throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_FOUND + ".");
        }
        String text = Text.storable("q", query.text().strip(), MAX_TEXT);
        if (text.isEmpty()) {
            throw Refusal.field("q", "required", "Give q the words to look for.");
        }
        Account viewer = query.reader();
        return browse.shown(
                viewer.id(),
                search.find(
                        new MessageSearch.Criteria(
                                viewer.id(),
                                text,
                                query.in() == null ? null : conversation(viewer, query.in()),
                                query.from() == null ? null : sender(query.from()),
                                query.since(),
                                clock.instant()),
                        query.limit()));
    }

    private ConversationId conversation(Account viewer, String name) {
        return names.find(viewer, name)
                .map(Conversation::id)
                .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "List your conversations to see their names."));
    }

    private AccountId sender(String address) {
        return accounts.find(ChatAddress.parse("from", address))
                .map(Account::id)
                .orElseThrow(() -> Refusal.field(
                        RefusalCode.RECIPIENT_UNKNOWN, "from", "unknown", "Check the address: nobody has it."));
    }
}
