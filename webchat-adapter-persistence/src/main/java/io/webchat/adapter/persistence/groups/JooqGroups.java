package io.webchat.adapter.persistence.groups;

import static io.webchat.adapter.persistence.generated.Tables.CHAT_GROUP;
import static io.webchat.adapter.persistence.generated.Tables.CONVERSATION;
import static io.webchat.adapter.persistence.generated.Tables.FAN_OUT;
import static io.webchat.adapter.persistence.generated.Tables.GROUP_MEMBER;
import static io.webchat.adapter.persistence.generated.Tables.JOIN_REQUEST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.ShortLivedCache;
import io.webchat.adapter.persistence.database.Transaction;
import io.webchat.adapter.persistence.log.GroupMembers;
import io.webchat.application.groups.Groups;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Groups and their members, with a short memory: each message to a group asks for both. */
public final class JooqGroups implements Groups, GroupMembers {
    /** A change on this node is seen at once; one on another node after this at the latest. */
    private static final Duration LIFE = Duration.ofSeconds(5);

    private static final Field<Long> NEXT_CONVERSATION =
            field("nextval(pg_get_serial_sequence('conversation', 'conversation_id'))", Long.class);

    /** Members by account, in its order. */
    private record Remembered(Group group, Map<AccountId, Member> members) {}

    private final ShortLivedCache<GroupId, Remembered> cache = new ShortLivedCache<>(LIFE);
    private final Database database;

    @Inject
    public JooqGroups(Database database) {
        this.database = database;
    }

    @Override
    public Group create(GroupId id, GroupSettings settings, AccountId owner, Instant at) {
        return database.query(sql -> {
            // The group and its conversation name each other; the one that is checked comes last.
            long conversation = sql.select(NEXT_CONVERSATION).fetchSingle().value1();
            Group group = new Group(id, new ConversationId(conversation), settings, at);
            sql.insertInto(CHAT_GROUP)
                    .set(CHAT_GROUP.GROUP_ID, id.value())
                    .set(CHAT_GROUP.CONVERSATION_ID, conversation)
                    .set(settings(settings))
                    .set(CHAT_GROUP.CREATED_AT, at)
                    .execute();
            sql.insertInto(CONVERSATION)
                    .set(CONVERSATION.CONVERSATION_ID, conversation)
                    .set(CONVERSATION.GROUP_ID, id.value())
                    .execute();
            insert(sql, id, new Member(owner, Role.OWNER, 0, at));
            return group;
        });
    }

    private static Map<Field<?>, Object> settings(GroupSettings settings) {
        return Map.of(
                CHAT_GROUP.NAME, settings.name(),
                CHAT_GROUP.DESCRIPTION, settings.description(),
                CHAT_GROUP.VISIBILITY, word(settings.visibility()),
                CHAT_GROUP.MODE, word(settings.mode()),
                CHAT_GROUP.JOIN_POLICY, word(settings.joinPolicy()),
                CHAT_GROUP.HISTORY, word(settings.history()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return remembered(id).map(Remembered::group);
    }

    @Override
    public List<Member> members(GroupId id) {
        return remembered(id)
                .map(known -> List.copyOf(known.members().values()))
                .orElse(List.of());
    }

    @Override
    public Optional<Member> member(GroupId id, AccountId account) {
        return remembered(id).map(known -> known.members().get(account));
    }

    @Override
    public int size(GroupId id) {
        return remembered(id).map(known -> known.members().size()).orElse(0);
    }

    private Optional<Remembered> remembered(GroupId id) {
        return database.inTransaction() ? load(id) : cache.get(id, this::load);
    }

    private Optional<Remembered> load(GroupId id) {
        return database.query(sql -> groups(sql, CHAT_GROUP.GROUP_ID.eq(id.value())).stream()
                .findFirst()
                .map(group -> new Remembered(group, members(sql, id))));
    }

    private static List<Group> groups(DSLContext sql, Condition condition) {
        return sql.select(CHAT_GROUP.fields())
                .from(CHAT_GROUP)
                .where(CHAT_GROUP.DELETED_AT.isNull())
                .and(condition)
                .orderBy(CHAT_GROUP.NAME.collate(Database.BY_CODE), CHAT_GROUP.GROUP_ID)
                .fetch(JooqGroups::group);
    }

    private static Map<AccountId, Member> members(DSLContext sql, GroupId id) {
        Map<AccountId, Member> members = new TreeMap<>();
        sql.select(GROUP_MEMBER.fields())
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(id.value()))
                .forEach(row -> {
                    Member member = member(row);
                    members.put(member.account(), member);
                });
        return Collections.unmodifiableMap(members);
    }

    private static Group group(Record row) {
        return new Group(
                new GroupId(requireNonNull(row.get(CHAT_GROUP.GROUP_ID))),
                new ConversationId(requireNonNull(row.get(CHAT_GROUP.CONVERSATION_ID))),
                new GroupSettings(
                        requireNonNull(row.get(CHAT_GROUP.NAME)),
                        requireNonNull(row.get(CHAT_GROUP.DESCRIPTION)),
                        value(GroupSettings.Visibility.class, row.get(CHAT_GROUP.VISIBILITY)),
                        value(GroupSettings.Mode.class, row.get(CHAT_GROUP.MODE)),
                        value(GroupSettings.JoinPolicy.class, row.get(CHAT_GROUP.JOIN_POLICY)),
                        value(GroupSettings.History.class, row.get(CHAT_GROUP.HISTORY))),
                requireNonNull(row.get(CHAT_GROUP.CREATED_AT)));
    }

    private static Member member(Record row) {
        return new Member(
                new AccountId(requireNonNull(row.get(GROUP_MEMBER.ACCOUNT_ID))),
                value(Role.class, row.get(GROUP_MEMBER.ROLE)),
                requireNonNull(row.get(GROUP_MEMBER.JOINED_AFTER)),
                requireNonNull(row.get(GROUP_MEMBER.JOINED_AT)));
    }

    private static <E extends Enum<E>> E value(Class<E> type, @Nullable String word) {
        return Enum.valueOf(type, requireNonNull(word).toUpperCase(Locale.ROOT));
    }

    @Override
    public void update(Group group) {
        database.query(sql -> sql.update(CHAT_GROUP)
                .set(settings(group.settings()))
                .where(CHAT_GROUP.GROUP_ID.eq(group.id().value()))
                .execute());
        forget(group.id());
    }

    @Override
    public void delete(GroupId id) {
        database.query(sql -> {
            // While a large group is being informed, its members are those who still have to be; they go with the last
            // one.
            sql.deleteFrom(GROUP_MEMBER)
                    .where(GROUP_MEMBER.GROUP_ID.eq(id.value()))
                    .and(notExists(selectOne().from(FAN_OUT).where(FAN_OUT.GROUP_ID.eq(id.value()))))
                    .execute();
            return sql.update(CHAT_GROUP)
                    .set(CHAT_GROUP.DELETED_AT, currentInstant())
                    .where(CHAT_GROUP.GROUP_ID.eq(id.value()))
                    .execute();
        });
        forget(id);
    }

    @Override
    public void add(GroupId id, AccountId account, Instant at) {
        database.run(() -> {
            Group group = load(id).map(Remembered::group).orElseThrow(Group::unknown);
            // The place is stored with the commit, when no other message can come in between.
            int added = database.query(sql -> insert(sql, id, new Member(account, Role.MEMBER, 0, at)));
            if (added == 1) {
                database.requireTransaction().stage(new Transaction.Joining(id, group.conversation(), account));
            }
            forget(id);
        });
    }

    @Override
    public Optional<Group> lock(GroupId id) {
        return database.query(sql -> sql.select(CHAT_GROUP.fields())
                .from(CHAT_GROUP)
                .where(CHAT_GROUP.GROUP_ID.eq(id.value()))
                .and(CHAT_GROUP.DELETED_AT.isNull())
                .forNoKeyUpdate()
                .fetchOptional(JooqGroups::group));
    }

    @Override
    public Optional<List<AccountId>> present(GroupId id) {
        return cache.present(id).map(known -> List.copyOf(known.members().keySet()));
    }

    @Override
    public void load(Collection<GroupId> ids) {
        ids.forEach(this::remembered);
    }

    private static int insert(DSLContext sql, GroupId id, Member member) {
        return sql.insertInto(GROUP_MEMBER)
                .set(GROUP_MEMBER.GROUP_ID, id.value())
                .set(GROUP_MEMBER.ACCOUNT_ID, member.account().value())
                .set(GROUP_MEMBER.ROLE, member.role().wireName())
                .set(GROUP_MEMBER.JOINED_AFTER, member.joinedAfter())
                .set(GROUP_MEMBER.JOINED_AT, member.joinedAt())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public void changeRole(GroupId id, Member member) {
        database.query(sql -> sql.update(GROUP_MEMBER)
                .set(GROUP_MEMBER.ROLE, member.role().wireName())
                .where(GROUP_MEMBER.GROUP_ID.eq(id.value()))
                .and(GROUP_MEMBER.ACCOUNT_ID.eq(member.account().value()))
                .execute());
        forget(id);
    }

    @Override
    public void remove(GroupId id, AccountId account) {
        database.query(sql -> sql.deleteFrom(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(id.value()))
                .and(GROUP_MEMBER.ACCOUNT_ID.eq(account.value()))
                .execute());
        forget(id);
    }

    private void forget(GroupId id) {
        database.afterCommit(() -> cache.forget(id));
    }

    @Override
    public List<Group> joinedBy(AccountId account) {
        return database.query(sql -> groups(
                sql,
                CHAT_GROUP.GROUP_ID.in(select(GROUP_MEMBER.GROUP_ID)
                        .from(GROUP_MEMBER)
                        .where(GROUP_MEMBER.ACCOUNT_ID.eq(account.value())))));
    }

    @Override
    public List<Group> listed(@Nullable String text, int limit) {
        Condition mentions = text == null || text.isBlank()
                ? noCondition()
                : CHAT_GROUP
                        .NAME
                        .containsIgnoreCase(text.strip())
                        .or(CHAT_GROUP.DESCRIPTION.containsIgnoreCase(text.strip()));
        return database.query(sql -> sql.select(CHAT_GROUP.fields())
                .from(CHAT_GROUP)
                .where(CHAT_GROUP.GROUP_ID.in(fairly(mentions, limit)))
                .orderBy(CHAT_GROUP.NAME.collate(Database.BY_CODE), CHAT_GROUP.GROUP_ID)
                .fetch(JooqGroups::group));
    }

    private static Select<Record1<String>> fairly(Condition mentions, int limit) {
        Field<Integer> place = rowNumber()
                .over(partitionBy(GROUP_MEMBER.ACCOUNT_ID).orderBy(CHAT_GROUP.GROUP_ID))
                .as("place");
        Table<Record3<String, String, Integer>> ranked = select(CHAT_GROUP.GROUP_ID, CHAT_GROUP.NAME, place)
                .from(CHAT_GROUP)
                .leftJoin(GROUP_MEMBER)
                .on(GROUP_MEMBER.GROUP_ID.eq(CHAT_GROUP.GROUP_ID))
                .and(GROUP_MEMBER.ROLE.eq(word(Role.OWNER)))
                .where(CHAT_GROUP.DELETED_AT.isNull())
                .and(CHAT_GROUP.VISIBILITY.eq(word(GroupSettings.Visibility.PUBLIC)))
                .and(mentions)
                .asTable("ranked");
        return select(ranked.field(CHAT_GROUP.GROUP_ID))
                .from(ranked)
                .orderBy(
                        ranked.field(place),
                        requireNonNull(ranked.field(CHAT_GROUP.NAME)).collate(Database.BY_CODE),
                        ranked.field(CHAT_GROUP.GROUP_ID))
                .limit(limit);
    }

    @Override
    public JoinRequest ask(JoinRequest request) {
        return database.query(sql -> {
            sql.insertInto(JOIN_REQUEST)
                    .set(JOIN_REQUEST.REQUEST_ID, request.id())
                    .set(JOIN_REQUEST.GROUP_ID, request.group().value())
                    .set(JOIN_REQUEST.ACCOUNT_ID, request.account().value())
                    .set(JOIN_REQUEST.STATE, request.state().wireName())
                    .set(JOIN_REQUEST.ASKED_AT, request.askedAt())
                    .onConflictDoNothing()
                    .execute();
            return requests(
                            sql,
                            pendingIn(request.group())
                                    .and(JOIN_REQUEST.ACCOUNT_ID.eq(
                                            request.account().value())))
                    .getFirst();
        });
    }

    @Override
    public Optional<JoinRequest> request(GroupId group, String requestId) {
        return database.query(sql ->
                requests(sql, JOIN_REQUEST.GROUP_ID.eq(group.value()).and(JOIN_REQUEST.REQUEST_ID.eq(requestId)))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<JoinRequest> pending(GroupId group) {
        return database.query(sql -> requests(sql, pendingIn(group)));
    }

    private static Condition pendingIn(GroupId group) {
        return JOIN_REQUEST.GROUP_ID.eq(group.value()).and(JOIN_REQUEST.STATE.eq(JoinRequest.State.PENDING.wireName()));
    }

    private static List<JoinRequest> requests(DSLContext sql, Condition condition) {
        return sql.select(JOIN_REQUEST.fields())
                .from(JOIN_REQUEST)
                .where(condition)
                .orderBy(JOIN_REQUEST.ASKED_AT, JOIN_REQUEST.REQUEST_ID)
                .fetch(row -> new JoinRequest(
                        requireNonNull(row.get(JOIN_REQUEST.REQUEST_ID)),
                        new GroupId(requireNonNull(row.get(JOIN_REQUEST.GROUP_ID))),
                        new AccountId(requireNonNull(row.get(JOIN_REQUEST.ACCOUNT_ID))),
                        value(JoinRequest.State.class, row.get(JOIN_REQUEST.STATE)),
                        requireNonNull(row.get(JOIN_REQUEST.ASKED_AT))));
    }

    @Override
    public boolean decide(JoinRequest decided) {
        return database.query(sql -> sql.update(JOIN_REQUEST)
                        .set(JOIN_REQUEST.STATE, decided.state().wireName())
                        .where(JOIN_REQUEST.REQUEST_ID.eq(decided.id()))
                        .and(JOIN_REQUEST.STATE.eq(JoinRequest.State.PENDING.wireName()))
                        .execute())
                == 1;
    }
}
