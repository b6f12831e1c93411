package io.webchat.testkit.work;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.webchat.application.identity.NewAccount;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.callbacks.CallbackSecrets;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.GroupSettings.JoinPolicy;
import io.webchat.domain.groups.GroupSettings.Mode;
import io.webchat.domain.groups.GroupSettings.Visibility;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.SessionToken;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.outbound.TargetUrl;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts, sessions and messages with usual values, stored where the name says so. */
public final class Fixtures {
    /** When everything happens that says nothing else. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Store store;

    public Fixtures(Store store) {
        this.store = store;
    }

    /** A visible person with the mailbox {@code <address>@example.com}, not stored. */
    public static NewAccount newPerson(String address) {
        return new NewAccount(
                AccountKind.PERSON,
                new ChatAddress(address),
                "Name of " + address,
                new EmailAddress(address + "@example.com"),
                null,
                true,
                false,
                START);
    }

    /** A visible agent, not stored. */
    public static NewAccount newAgent(String address, AccountId owner) {
        return new NewAccount(
                AccountKind.AGENT, new ChatAddress(address), "Name of " + address, null, owner, true, false, START);
    }

    /** A visible session with a new id, not stored. */
    public static Session newSession(Account account, Instant createdAt) {
        return new Session(
                new SessionId(SessionId.PREFIX + NUMBERS.incrementAndGet()),
                account.id(),
                SessionLabels.parse("laptop", "work", null),
                true,
                null,
                null,
                createdAt,
                createdAt,
                null);
    }

    /** Under which {@link #session} stores a session. */
    public static TokenHash token(Session session) {
        return TokenHash.of(SessionToken.PREFIX + session.id());
    }

    public Account person(String address) {
        return store.accounts().register(newPerson(address));
    }

    public Account agent(String address, Account owner) {
        return store.accounts().register(newAgent(address, owner.id()));
    }

    public Session session(Account account) {
        return session(newSession(account, START));
    }

    public Session session(Session session) {
        store.sessions().open(session, token(session));
        return session;
    }

    public Conversation.Direct conversation(Account one, Account other) {
        return store.conversations().between(one.id(), other.id());
    }

    /** Not stored; a new id each time, and no idempotency key. */
    public NewMessage draft(Account sender, Account receiver, String text) {
        return draft(sender, receiver, text, null);
    }

    /** Not stored; a new id each time. */
    public NewMessage draft(Account sender, Account receiver, String text, @Nullable String key) {
        Conversation.Direct conversation = conversation(sender, receiver);
        return new NewMessage(
                new MessageId(UUID.randomUUID()),
                conversation.id(),
                sender.id(),
                Channel.PCHAT,
                Content.of(text, null, null),
                START,
                null,
                readers(sender, receiver),
                key == null ? null : new IdempotencyKey(key));
    }

    private static List<AccountId> readers(Account sender, Account receiver) {
        return Stream.of(sender.id(), receiver.id()).distinct().toList();
    }

    /** Open to be found and written by all its members, who read what was said before they came. */
    public static GroupSettings settings(String name) {
        return new GroupSettings(name, "", Visibility.PUBLIC, Mode.CHAT, JoinPolicy.APPROVAL, History.ALL);
    }

    /** As {@link #settings(String)}, but a late joiner reads from its joining on. */
    public static GroupSettings fromJoin(String name) {
        return new GroupSettings(name, "", Visibility.PUBLIC, Mode.CHAT, JoinPolicy.APPROVAL, History.FROM_JOIN);
    }

    public Group group(GroupSettings settings, Account owner, Account... members) {
        return store.unitOfWork().call(() -> {
            GroupId id = new GroupId("%s%032x".formatted(GroupId.PREFIX, NUMBERS.incrementAndGet()));
            Group group = store.groups().create(id, settings, owner.id(), START);
            for (Account member : members) {
                store.groups().add(id, member.id(), START);
            }
            return group;
        });
    }

    /** By name and with the settings of {@link #settings(String)}. */
    public Group group(String name, Account owner, Account... members) {
        return group(settings(name), owner, members);
    }

    /** Into the logs of all its members. */
    public Message message(Group group, Account sender, String text) {
        return store.messageLog().append(draft(group, sender, text)).message();
    }

    /** Not stored; for all its members. */
    public NewMessage draft(Group group, Account sender, String text) {
        return new NewMessage(
                new MessageId(UUID.randomUUID()),
                group.conversation(),
                sender.id(),
                Channel.PCHAT,
                Content.of(text, null, null),
                START,
                null,
                store.groups().members(group.id()).stream().map(Member::account).toList(),
                null);
    }

    /** Active, wanting everything, not stored; a new id each time. */
    public static Callback newCallback(Account owner) {
        return new Callback(
                new CallbackId("%s%032x".formatted(CallbackId.PREFIX, NUMBERS.incrementAndGet())),
                owner.id(),
                TargetUrl.parse("url", "https://app.example.com/inbound"),
                new CallbackFilter(List.of(), List.of()),
                CallbackSecrets.only(CallbackSecret.of("0123456789abcdef01234567".getBytes(US_ASCII))),
                null,
                null,
                START);
    }

    public Message message(Account sender, Account receiver, String text) {
        return store.messageLog().append(draft(sender, receiver, text)).message();
    }

    /** What is known of a voice clip that was uploaded; stored, without its bytes. */
    public StoredFile file(Account owner, String name) {
        StoredFile file = new StoredFile(
                new FileId(UUID.randomUUID()),
                owner.id(),
                name,
                "audio/ogg",
                1,
                "0".repeat(64),
                FileKind.VOICE,
                null,
                START,
                null);
        store.files().add(file, Long.MAX_VALUE);
        return file;
    }

    /** One that carries a file. */
    public Message message(Account sender, Account receiver, String text, StoredFile file) {
        NewMessage plain = draft(sender, receiver, text);
        return store.messageLog()
                .append(new NewMessage(
                        plain.id(),
                        plain.conversation(),
                        plain.sender(),
                        plain.channel(),
                        Content.of(text, null, null, List.of(new Attachment(file.id(), file.kind(), null))),
                        plain.createdAt(),
                        null,
                        plain.readers(),
                        null))
                .message();
    }
}
