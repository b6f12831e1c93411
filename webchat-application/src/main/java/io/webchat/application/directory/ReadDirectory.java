package io.webchat.application.directory;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.Blocks;
import io.webchat.domain.FoldedText;
import io.webchat.domain.Text;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the visible people, agents and their sessions. */
public final class ReadDirectory {
    /** Accounts in one answer; a longer directory is searched with {@code text}. */
    public static final int MAX_ENTRIES = 1_000;

    /** Longer than anything that is looked for. */
    private static final int MAX_TEXT_CHARACTERS = 200;

    /** A null takes any. */
    public record Query(
            @Nullable String text,
            @Nullable AccountKind kind,
            @Nullable Boolean online) {}

    private final Directory directory;
    private final Accounts accounts;
    private final Blocks blocks;
    private final Heartbeats heartbeats;
    private final Clock clock;

    @Inject
    ReadDirectory(Directory directory, Accounts accounts, Blocks blocks, Heartbeats heartbeats, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.blocks = blocks;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    /** What the caller may see: not those who have blocked it. */
    public List<DirectoryEntry> handle(SignedIn caller, Query query) {
        String text = query.text() == null || query.text().isBlank()
                ? null
                : Text.storable("q", query.text().strip(), MAX_TEXT_CHARACTERS);
        heartbeats.flush();
        Set<AccountId> blockers = blocks.blockersOf(caller.account().id());
        Stream<DirectoryEntry> others = directory
                .visible(new Directory.Criteria(text, query.kind(), query.online(), clock.instant()), MAX_ENTRIES)
                .stream()
                .filter(entry -> !blockers.contains(entry.account().id()));
        return Stream.concat(others, contacts(caller, query, text))
                .limit(MAX_ENTRIES)
                .toList();
    }

    /** The caller's own, whom nobody else sees. They have no sessions, so they are never online. */
    private Stream<DirectoryEntry> contacts(SignedIn caller, Query query, @Nullable String text) {
        boolean none =
                Boolean.TRUE.equals(query.online()) || (query.kind() != null && query.kind() != AccountKind.BRIDGE);
        return none
                ? Stream.empty()
                : accounts.contacts(caller.account().id()).stream()
                        .filter(contact -> text == null
                                || contains(contact.address().value(), text)
                                || contains(contact.displayName(), text))
                        .map(contact ->
                                new DirectoryEntry(contact, caller.account().address(), List.of()));
    }

    private static boolean contains(String whole, String part) {
        return FoldedText.contains(whole, part);
    }
}
