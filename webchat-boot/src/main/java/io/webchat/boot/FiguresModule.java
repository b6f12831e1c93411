package io.webchat.boot;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.webchat.adapter.rest.live.LiveStreams;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.metrics.BacklogFigures;
import io.webchat.application.metrics.Backlogs;
import io.webchat.application.metrics.Figure;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of the product that operators watch. */
final class FiguresModule extends AbstractModule {
    private final Store store;

    FiguresModule(Store store) {
        this.store = store;
    }

    @ProvidesIntoSet
    Figure sends(InboxFeed feed) {
        return Figure.total("webchat.sends", "Messages that were stored", feed::sends);
    }

    @ProvidesIntoSet
    Figure deliveries(InboxFeed feed) {
        return Figure.total(
                "webchat.deliveries", "Messages that were put into the inboxes of others", feed::deliveries);
    }

    @ProvidesIntoSet
    Figure streams(LiveStreams streams) {
        return Figure.gauge("webchat.streams.open", "Event streams and sockets that are open", streams::size);
    }

    @ProvidesIntoSet
    Figure callbacks(BacklogFigures backlogs) {
        return backlogs.of(Backlogs.Kind.CALLBACKS);
    }

    @ProvidesIntoSet
    Figure mail(BacklogFigures backlogs) {
        return backlogs.of(Backlogs.Kind.MAIL);
    }

    @ProvidesIntoSet
    Figure gateways(BacklogFigures backlogs) {
        return backlogs.of(Backlogs.Kind.GATEWAYS);
    }

    @ProvidesIntoSet
    Figure translations(BacklogFigures backlogs) {
        return backlogs.of(Backlogs.Kind.TRANSLATIONS);
    }

    @ProvidesIntoSet
    Figure activeConnections() {
        return pool("active", HikariPoolMXBean::getActiveConnections);
    }

    @ProvidesIntoSet
    Figure idleConnections() {
        return pool("idle", HikariPoolMXBean::getIdleConnections);
    }

    @ProvidesIntoSet
    Figure waitingForConnections() {
        return pool("waiting", HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    /** NaN with an embedder's own data source. */
    private Figure pool(String state, ToDoubleFunction<HikariPoolMXBean> value) {
        return Figure.gauge(
                "webchat.pool." + state.toLowerCase(Locale.ROOT), "Connections to the database: " + state, () -> {
                    HikariPoolMXBean pool =
                            store.dataSource() instanceof HikariDataSource hikari ? hikari.getHikariPoolMXBean() : null;
                    return pool == null ? Double.NaN : value.applyAsDouble(pool);
                });
    }
}
