package io.webchat.application.bridge;

import io.webchat.application.bridge.Transits.Line;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what follows from what a gateway tells. A repeat changes nothing. */
final class TakeNews {
    private static final Logger log = LoggerFactory.getLogger(TakeNews.class);

    private final ReceiveInbound receiveInbound;
    private final Transits transits;
    private final MoveOnRoute moveOnRoute;
    private final RouteNotes notes;

    @Inject
    TakeNews(ReceiveInbound receiveInbound, Transits transits, MoveOnRoute moveOnRoute, RouteNotes notes) {
        this.receiveInbound = receiveInbound;
        this.transits = transits;
        this.moveOnRoute = moveOnRoute;
        this.notes = notes;
    }

    void of(Phone phone, Line line, Route route, Gateway gateway, List<News> all) {
        for (News news : all) {
            switch (news) {
                case News.Arrived arrived -> arrived(phone, line, route, arrived);
                case News.Moved moved -> moved(line, route, gateway, moved);
            }
        }
    }

    private void arrived(Phone phone, Line line, Route route, News.Arrived arrived) {
        try {
            receiveInbound.handle(
                    phone,
                    new ReceiveInbound.Incoming(
                            route.gateway() + ":" + line.channel().word() + ":" + arrived.id(),
                            line.channel(),
                            arrived.from(),
                            arrived.name(),
                            arrived.text()));
            notes.worked(line);
        } catch (Refusal refusal) {
            if (!refusal.fieldErrors().isEmpty()) {
                // The vendor would only send it again and again.
                log.warn(
                        "What {} brought for phone {} can't be taken: {}",
                        route.gateway(),
                        phone.id(),
                        refusal.detail());
                return;
            }
            throw refusal;
        }
    }

    private void moved(Line line, Route route, Gateway gateway, News.Moved moved) {
        Optional<MessageId> id =
                MessageId.parse(moved.message()).or(() -> transits.byVendorId(line.phone(), moved.message()));
        id.ifPresent(message -> moveOnRoute.to(
                message,
                found -> on(line, found),
                line,
                route,
                gateway,
                moved.progress(),
                moved.reason(),
                found -> found));
    }

    private static boolean on(Line line, Transit transit) {
        return transit.phone().equals(line.phone()) && transit.channel() == line.channel();
    }
}
