package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.CONTACT_PHONE;
import static io.webchat.adapter.persistence.generated.Tables.PHONE;
import static io.webchat.adapter.persistence.generated.Tables.PHONE_ROUTE;
import static io.webchat.adapter.persistence.generated.Tables.ROUTE_HEALTH;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.Phones;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The phones that are set up. */
public final class JooqPhones implements Phones {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final Database database;

    @Inject
    public JooqPhones(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Phone> find(PhoneId id) {
        return select(PHONE.PHONE_ID.eq(id.value())).stream().findFirst();
    }

    @Override
    public Optional<Phone> find(TokenHash key) {
        return select(PHONE.KEY_HASH.eq(key.hex())).stream().findFirst();
    }

    @Override
    public List<Phone> ownedBy(AccountId owner) {
        return select(PHONE.OWNER_ID.eq(owner.value()));
    }

    @Override
    public List<Phone> all() {
        return select(DSL.noCondition());
    }

    private List<Phone> select(Condition condition) {
        return database.query(sql -> sql.select(PHONE.fields())
                .from(PHONE)
                .where(condition)
                .orderBy(PHONE.CREATED_AT, PHONE.PHONE_ID)
                .fetch(JooqPhones::phone));
    }

    private static Phone phone(Record row) {
        return new Phone(
                new PhoneId(requireNonNull(row.get(PHONE.PHONE_ID))),
                requireNonNull(row.get(PHONE.NAME)),
                new AccountId(requireNonNull(row.get(PHONE.OWNER_ID))),
                requireNonNull(row.get(PHONE.CREATED_AT)),
                row.get(PHONE.LAST_SEEN_AT));
    }

    @Override
    public boolean add(Phone phone, TokenHash key) {
        return database.query(sql -> sql.insertInto(PHONE)
                        .set(PHONE.PHONE_ID, phone.id().value())
                        .set(PHONE.NAME, phone.name())
                        .set(PHONE.OWNER_ID, phone.owner().value())
                        .set(PHONE.KEY_HASH, key.hex())
                        .set(PHONE.CREATED_AT, phone.createdAt())
                        .set(PHONE.LAST_SEEN_AT, phone.lastSeenAt())
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    @Override
    public void rekey(PhoneId id, TokenHash key) {
        database.query(sql -> sql.update(PHONE)
                .set(PHONE.KEY_HASH, key.hex())
                .where(PHONE.PHONE_ID.eq(id.value()))
                .execute());
    }

    @Override
    public void give(PhoneId id, AccountId owner) {
        database.query(sql -> sql.update(PHONE)
                .set(PHONE.OWNER_ID, owner.value())
                .where(PHONE.PHONE_ID.eq(id.value()))
                .execute());
    }

    @Override
    public void remove(PhoneId id) {
        database.call(() -> database.query(sql -> {
            sql.deleteFrom(ROUTE_HEALTH)
                    .where(ROUTE_HEALTH.PHONE_ID.eq(id.value()))
                    .execute();
            return sql.deleteFrom(PHONE).where(PHONE.PHONE_ID.eq(id.value())).execute();
        }));
    }

    @Override
    public void seen(PhoneId id, Instant at) {
        database.query(sql -> sql.update(PHONE)
                .set(PHONE.LAST_SEEN_AT, at)
                .where(PHONE.PHONE_ID.eq(id.value()))
                .execute());
    }

    @Override
    public Map<Channel, Route> routes(PhoneId id) {
        Map<Channel, Route> routes = new EnumMap<>(Channel.class);
        database.query(sql -> sql.select(PHONE_ROUTE.fields())
                        .from(PHONE_ROUTE)
                        .where(PHONE_ROUTE.PHONE_ID.eq(id.value()))
                        .fetch())
                .forEach(row -> routes.put(
                        Channel.parse("channel", requireNonNull(row.get(PHONE_ROUTE.CHANNEL))),
                        new Route(
                                requireNonNull(row.get(PHONE_ROUTE.GATEWAY)),
                                settings(requireNonNull(row.get(PHONE_ROUTE.SETTINGS))))));
        return routes;
    }

    @Override
    public void setRoutes(PhoneId id, Map<Channel, Route> routes) {
        database.call(() -> database.query(sql -> {
            sql.deleteFrom(PHONE_ROUTE)
                    .where(PHONE_ROUTE.PHONE_ID.eq(id.value()))
                    .execute();
            routes.forEach((channel, route) -> sql.insertInto(PHONE_ROUTE)
                    .set(PHONE_ROUTE.PHONE_ID, id.value())
                    .set(PHONE_ROUTE.CHANNEL, channel.wireName())
                    .set(PHONE_ROUTE.GATEWAY, route.gateway())
                    .set(PHONE_ROUTE.SETTINGS, settings(route.settings()))
                    .execute());
            return routes;
        }));
    }

    @Override
    public Optional<PhoneId> lastOf(AccountId contact) {
        return database.query(sql -> sql.select(CONTACT_PHONE.PHONE_ID)
                .from(CONTACT_PHONE)
                .where(CONTACT_PHONE.ACCOUNT_ID.eq(contact.value()))
                .fetchOptional(row -> new PhoneId(requireNonNull(row.value1()))));
    }

    @Override
    public void usedFor(AccountId contact, PhoneId phone) {
        database.query(sql -> sql.insertInto(CONTACT_PHONE)
                .values(contact.value(), phone.value())
                .onConflict(CONTACT_PHONE.ACCOUNT_ID)
                .doUpdate()
                .set(CONTACT_PHONE.PHONE_ID, phone.value())
                .where(CONTACT_PHONE.PHONE_ID.ne(phone.value()))
                .execute());
    }

    private static JSONB settings(Map<String, String> settings) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(JSONB stored) {
        try {
            return JSON.readValue(stored.data(), SETTINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a route with unreadable settings", e);
        }
    }
}
