package io.webchat.adapter.persistence.bridge;

import static io.webchat.adapter.persistence.generated.Tables.ROUTE_HEALTH;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.bridge.RouteHealth;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the routes of phones do. */
public final class JooqRouteHealth implements RouteHealth {
    private final Database database;

    @Inject
    public JooqRouteHealth(Database database) {
        this.database = database;
    }

    @Override
    public Map<Channel, Health> of(PhoneId phone) {
        Map<Channel, Health> all = new EnumMap<>(Channel.class);
        database.query(sql -> sql.selectFrom(ROUTE_HEALTH)
                        .where(ROUTE_HEALTH.PHONE_ID.eq(phone.value()))
                        .fetch())
                .forEach(row -> all.put(
                        Channel.parse("channel", requireNonNull(row.get(ROUTE_HEALTH.CHANNEL))),
                        new Health(
                                row.get(ROUTE_HEALTH.WORKED_AT),
                                row.get(ROUTE_HEALTH.FAILED_AT),
                                row.get(ROUTE_HEALTH.PROBLEM),
                                row.get(ROUTE_HEALTH.HOLD_UNTIL))));
        return all;
    }

    @Override
    public void worked(PhoneId phone, Channel channel, Instant at) {
        database.query(sql -> sql.insertInto(ROUTE_HEALTH)
                .set(ROUTE_HEALTH.PHONE_ID, phone.value())
                .set(ROUTE_HEALTH.CHANNEL, channel.wireName())
                .set(ROUTE_HEALTH.WORKED_AT, at)
                .onConflict(ROUTE_HEALTH.PHONE_ID, ROUTE_HEALTH.CHANNEL)
                .doUpdate()
                .set(ROUTE_HEALTH.WORKED_AT, at)
                .setNull(ROUTE_HEALTH.PROBLEM)
                .setNull(ROUTE_HEALTH.HOLD_UNTIL)
                .execute());
    }

    @Override
    public void forget(PhoneId phone) {
        database.query(sql -> sql.deleteFrom(ROUTE_HEALTH)
                .where(ROUTE_HEALTH.PHONE_ID.eq(phone.value()))
                .execute());
    }

    @Override
    public void failed(PhoneId phone, Channel channel, Instant at, String problem, @Nullable Instant holdUntil) {
        database.query(sql -> sql.insertInto(ROUTE_HEALTH)
                .set(ROUTE_HEALTH.PHONE_ID, phone.value())
                .set(ROUTE_HEALTH.CHANNEL, channel.wireName())
                .set(ROUTE_HEALTH.FAILED_AT, at)
                .set(ROUTE_HEALTH.PROBLEM, problem)
                .set(ROUTE_HEALTH.HOLD_UNTIL, holdUntil)
                .onConflict(ROUTE_HEALTH.PHONE_ID, ROUTE_HEALTH.CHANNEL)
                .doUpdate()
                .set(ROUTE_HEALTH.FAILED_AT, at)
                .set(ROUTE_HEALTH.PROBLEM, problem)
                .set(ROUTE_HEALTH.HOLD_UNTIL, holdUntil)
                .execute());
    }
}
