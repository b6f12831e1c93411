package io.webchat.application.messaging;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.SearchTerms;
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
     * @param in a conversation's name; null for all
     * @param from a sender's address; null for all
     * @param since null for any age
     * @param before the id of the last message of the page before; null for the first page
     */
    public record Query(
            SignedIn caller,
            String text,
            @Nullable String in,
            @Nullable String from,
            @Nullable Instant since,
            @Nullable String before,
            int limit) {}

    /** @param nextBefore to be given as {@code before} for the next page; null when there is none */
    public record Found(
            List<MessageView> messages, @Nullable String nextBefore) {}

    private final MessageSearch search;
    private final ConversationNames names;
    private final Accounts accounts;
    private final BrowseConversations browse;
    private final MessageLog log;
    private final Participants participants;
    private final Clock clock;

    @Inject
    SearchMessages(
            MessageSearch search,
            ConversationNames names,
            Accounts accounts,
            BrowseConversations browse,
            MessageLog log,
            Participants participants,
            Clock clock) {
        this.search = search;
        this.names = names;
        this.accounts = accounts;
        this.browse = browse;
        this.log = log;
        this.participants = participants;
        this.clock = clock;
    }

    /** Newest first. */
    public Found handle(Query query) {
        if (query.limit() < 1 || query.limit() > MAX_FOUND) {
            throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_FOUND + ".");
        }
        String text = Text.storable("q", query.text().strip(), MAX_TEXT);
        if (InvisibleText.showsNothing(text)) {
            throw Refusal.field("q", "required", "Give q the words to look for.");
        }
        Account viewer = query.caller().account();
        List<Message> found = search.find(
                new MessageSearch.Criteria(
                        viewer.id(),
                        SearchTerms.parse(text),
                        query.in() == null ? null : conversation(viewer, query.in()),
                        query.from() == null ? null : sender(query.from()),
                        query.since(),
                        query.before() == null ? null : before(viewer, query.before()),
                        clock.instant()),
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Message> page = more ? found.subList(0, query.limit()) : found;
        return new Found(
                browse.shown(viewer.id(), page), more ? page.getLast().id().toString() : null);
    }

    private Message before(Account viewer, String id) {
        return MessageId.parse(id)
                .flatMap(log::find)
                .filter(message -> participants.sees(viewer.id(), message))
                .orElseThrow(() ->
                        Refusal.field("before", "invalid", "Give before as next_before said it, or leave it out."));
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
