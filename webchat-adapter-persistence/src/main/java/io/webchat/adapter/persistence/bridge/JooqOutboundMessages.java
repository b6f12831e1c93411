package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.TRANSIT;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.OutboundMessages;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The messages on their way out. */
public final class JooqOutboundMessages implements OutboundMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HOPS = new TypeReference<>() {};
    private static final List<String> ON_THE_WAY =
            List.of(Progress.QUEUED.wireName(), Progress.HANDED_OVER.wireName(), Progress.SENT.wireName());

    private final Database database;

    @Inject
    public JooqOutboundMessages(Database database) {
        this.database = database;
    }

    @Override
    public void add(OutboundMessage outboundMessage) {
        database.query(sql -> sql.insertInto(TRANSIT)
                .set(TRANSIT.MESSAGE_ID, outboundMessage.message().value())
                .set(TRANSIT.PHONE_ID, outboundMessage.phone().value())
                .set(TRANSIT.OWNER_ID, outboundMessage.owner().value())
                .set(TRANSIT.CONTACT_ID, outboundMessage.contact().value())
                .set(TRANSIT.CHANNEL, outboundMessage.channel().wireName())
                .set(TRANSIT.HANDLE, outboundMessage.handle())
                .set(TRANSIT.PRIORITY, (short) outboundMessage.priority().rank())
                .set(changing(outboundMessage))
                .set(TRANSIT.EXPIRES_AT, outboundMessage.expiresAt())
                .execute());
    }

    @Override
    public void update(OutboundMessage outboundMessage) {
        database.query(sql -> sql.update(TRANSIT)
                .set(changing(outboundMessage))
                .where(TRANSIT.MESSAGE_ID.eq(outboundMessage.message().value()))
                .execute());
    }

    private static Map<Object, Object> changing(OutboundMessage outboundMessage) {
        Map<Object, Object> columns = new LinkedHashMap<>();
        columns.put(TRANSIT.PROGRESS, outboundMessage.progress().wireName());
        columns.put(TRANSIT.DUE_AT, DSL.val(outboundMessage.dueAt(), TRANSIT.DUE_AT));
        columns.put(TRANSIT.DEADLINE, DSL.val(outboundMessage.deadline(), TRANSIT.DEADLINE));
        columns.put(TRANSIT.ATTEMPTS, outboundMessage.attempts());
        columns.put(TRANSIT.VENDOR_ID, DSL.val(outboundMessage.vendorId(), TRANSIT.VENDOR_ID));
        columns.put(TRANSIT.REASON, DSL.val(outboundMessage.reason(), TRANSIT.REASON));
        columns.put(TRANSIT.HOPS, hops(outboundMessage.hops()));
        return columns;
    }

    @Override
    public List<OutboundMessage> find(Collection<MessageId> messages) {
        UUID[] wanted = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        return database.query(sql -> sql.selectFrom(TRANSIT)
                .where(TRANSIT.MESSAGE_ID.eq(DSL.any(wanted)))
                .fetch(JooqOutboundMessages::outboundMessage));
    }

    @Override
    public Optional<OutboundMessage> lock(MessageId message) {
        return database.query(sql -> sql.selectFrom(TRANSIT)
                .where(TRANSIT.MESSAGE_ID.eq(message.value()))
                .forNoKeyUpdate()
                .fetchOptional(JooqOutboundMessages::outboundMessage));
    }

    @Override
    public Optional<MessageId> byVendorId(PhoneId phone, String vendorId) {
        return database.query(sql -> sql.select(TRANSIT.MESSAGE_ID)
                .from(TRANSIT)
                .where(TRANSIT.PHONE_ID.eq(phone.value()))
                .and(TRANSIT.VENDOR_ID.eq(vendorId))
                .limit(1)
                .fetchOptional(row -> new MessageId(requireNonNull(row.value1()))));
    }

    @Override
    public List<OutboundMessage> take(PhoneId phone, Set<Channel> channels, Instant now, int limit) {
        return take(dueOn(phone, channels, now), limit);
    }

    @Override
    public List<OutboundMessage> takeInTurn(PhoneId phone, Channel channel, Instant now, int limit) {
        var earlier = TRANSIT.as("earlier");
        Condition nothingBefore = DSL.notExists(DSL.selectOne()
                .from(earlier)
                .where(earlier.CONTACT_ID.eq(TRANSIT.CONTACT_ID))
                .and(earlier.CHANNEL.eq(TRANSIT.CHANNEL))
                .and(earlier.NUMBER.lt(TRANSIT.NUMBER))
                .and(earlier.DUE_AT.isNotNull()));
        return take(dueOn(phone, Set.of(channel), now).and(nothingBefore), limit);
    }

    private List<OutboundMessage> take(Condition condition, int limit) {
        return database.query(sql -> sql.selectFrom(TRANSIT)
                .where(condition)
                .orderBy(TRANSIT.PRIORITY.desc(), TRANSIT.NUMBER)
                .limit(limit)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch(JooqOutboundMessages::outboundMessage));
    }

    private static Condition dueOn(PhoneId phone, Set<Channel> channels, Instant now) {
        return TRANSIT.PHONE_ID
                .eq(phone.value())
                .and(TRANSIT.CHANNEL.in(channels.stream().map(Channel::wireName).toList()))
                .and(TRANSIT.DUE_AT.le(now))
                .and(TRANSIT.EXPIRES_AT.isNull().or(TRANSIT.EXPIRES_AT.gt(now)));
    }

    @Override
    public List<PhoneChannel> due(Instant now) {
        return database.query(sql -> sql.selectDistinct(TRANSIT.PHONE_ID, TRANSIT.CHANNEL)
                .from(TRANSIT)
                .where(TRANSIT.DUE_AT.le(now))
                .fetch(row -> new PhoneChannel(
                        new PhoneId(requireNonNull(row.value1())),
                        Channel.parse("channel", requireNonNull(row.value2())))));
    }

    @Override
    public List<MessageId> overdue(Instant now, int limit) {
        return messages(
                TRANSIT.DUE_AT
                        .isNotNull()
                        .and(TRANSIT.EXPIRES_AT.le(now))
                        .or(TRANSIT.DUE_AT.isNull().and(TRANSIT.DEADLINE.le(now))),
                limit);
    }

    @Override
    public List<MessageId> waiting(PhoneId phone, int limit) {
        return messages(TRANSIT.PHONE_ID.eq(phone.value()).and(TRANSIT.DUE_AT.isNotNull()), limit);
    }

    private List<MessageId> messages(Condition condition, int limit) {
        return database.query(sql -> sql.select(TRANSIT.MESSAGE_ID)
                .from(TRANSIT)
                .where(condition)
                .orderBy(TRANSIT.NUMBER)
                .limit(limit)
                .fetch(row -> new MessageId(requireNonNull(row.value1()))));
    }

    @Override
    public List<OutboundMessage> underWay(PhoneId phone, Channel channel, Instant since, int limit) {
        return database.query(sql -> sql.selectFrom(TRANSIT)
                .where(TRANSIT.PHONE_ID.eq(phone.value()))
                .and(TRANSIT.CHANNEL.eq(channel.wireName()))
                .and(TRANSIT.PROGRESS.in(Progress.HANDED_OVER.wireName(), Progress.SENT.wireName()))
                .and(TRANSIT.DUE_AT.isNull())
                .and(TRANSIT.VENDOR_ID.isNotNull())
                .and(TRANSIT.DEADLINE.ge(since).or(TRANSIT.DEADLINE.isNull()))
                .orderBy(TRANSIT.NUMBER.desc())
                .limit(limit)
                .fetch(JooqOutboundMessages::outboundMessage));
    }

    @Override
    public boolean openBefore(AccountId contact, long number) {
        return database.query(sql -> sql.fetchExists(DSL.selectOne()
                .from(TRANSIT)
                .where(TRANSIT.CONTACT_ID.eq(contact.value()))
                .and(TRANSIT.NUMBER.lt(number))
                .and(TRANSIT.PROGRESS.in(ON_THE_WAY))));
    }

    private static OutboundMessage outboundMessage(Record row) {
        return new OutboundMessage(
                new MessageId(requireNonNull(row.get(TRANSIT.MESSAGE_ID))),
                requireNonNull(row.get(TRANSIT.NUMBER)),
                new PhoneId(requireNonNull(row.get(TRANSIT.PHONE_ID))),
                new AccountId(requireNonNull(row.get(TRANSIT.OWNER_ID))),
                new AccountId(requireNonNull(row.get(TRANSIT.CONTACT_ID))),
                Channel.parse("channel", requireNonNull(row.get(TRANSIT.CHANNEL))),
                requireNonNull(row.get(TRANSIT.HANDLE)),
                Priority.ofRank(requireNonNull(row.get(TRANSIT.PRIORITY))),
                Progress.of(requireNonNull(row.get(TRANSIT.PROGRESS))),
                row.get(TRANSIT.DUE_AT),
                row.get(TRANSIT.EXPIRES_AT),
                row.get(TRANSIT.DEADLINE),
                requireNonNull(row.get(TRANSIT.ATTEMPTS)),
                row.get(TRANSIT.VENDOR_ID),
                row.get(TRANSIT.REASON),
                hops(requireNonNull(row.get(TRANSIT.HOPS))));
    }

    private static JSONB hops(Map<Progress, Instant> hops) {
        Map<String, String> words = new LinkedHashMap<>();
        hops.forEach((step, at) -> words.put(step.wireName(), at.toString()));
        try {
            return JSONB.valueOf(JSON.writeValueAsString(words));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Progress, Instant> hops(JSONB stored) {
        Map<Progress, Instant> hops = new EnumMap<>(Progress.class);
        try {
            JSON.readValue(stored.data(), HOPS).forEach((step, at) -> hops.put(Progress.of(step), Instant.parse(at)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a transit with unreadable hops", e);
        }
        return hops;
    }
}
