package io.webchat.application.bridge;

import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.LeaseTransits.Leased;
import io.webchat.application.bridge.Transits.Line;
import io.webchat.application.files.AttachmentView;
import io.webchat.application.files.AttachmentViews;
import io.webchat.application.identity.Accounts;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Content;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one leased message by its gateway, and notes what became of it. */
final class SendByGateway {
    private static final Logger log = LoggerFactory.getLogger(SendByGateway.class);

    /** When only this message is put off again and again. */
    private static final int MOST_ATTEMPTS = 10;

    /** Also of what has no end of its own. */
    private static final Duration LONGEST_TRYING = Duration.ofDays(3);

    private final Accounts accounts;
    private final AttachmentViews attachmentViews;
    private final MoveTransit moveTransit;
    private final MoveOnRoute moveOnRoute;
    private final RouteNotes notes;
    private final RetryPace pace;

    @Inject
    SendByGateway(
            Accounts accounts,
            AttachmentViews attachmentViews,
            MoveTransit moveTransit,
            MoveOnRoute moveOnRoute,
            RouteNotes notes,
            RetryPace pace) {
        this.accounts = accounts;
        this.attachmentViews = attachmentViews;
        this.moveTransit = moveTransit;
        this.moveOnRoute = moveOnRoute;
        this.notes = notes;
        this.pace = pace;
    }

    void handle(Line line, Route route, Gateway gateway, Leased leased) {
        Outcome outcome = send(route, gateway, leased);
        Transit transit = leased.transit();
        switch (outcome) {
            case Outcome.Taken taken ->
                moveOnRoute.to(
                        transit.message(),
                        found -> true,
                        line,
                        route,
                        gateway,
                        taken.progress(),
                        null,
                        found -> known(found, taken.vendorId()));
            case Outcome.Refused refused ->
                moveTransit.to(transit.message(), found -> same(found, transit), Progress.FAILED, refused.reason());
            case Outcome.Later later -> later(line, transit, later);
        }
    }

    private Outcome send(Route route, Gateway gateway, Leased leased) {
        try {
            return gateway.send(route, outgoing(leased));
        } catch (RuntimeException e) {
            log.error("Message {} could not be tried by {}", leased.transit().message(), route.gateway(), e);
            return new Outcome.Later("it could not be tried", null, false);
        }
    }

    private Gateway.Outgoing outgoing(Leased leased) {
        Transit transit = leased.transit();
        Content content = leased.message().content();
        Gateway.Sender sender =
                accounts.find(transit.owner()).map(SendByGateway::sender).orElseGet(() -> new Gateway.Sender("", null));
        return new Gateway.Outgoing(
                transit.message(),
                transit.channel(),
                transit.handle(),
                text(content),
                content.subject(),
                sender,
                transit.expiresAt(),
                transit.priority() == Priority.HIGH);
    }

    private static Gateway.Sender sender(Account owner) {
        return new Gateway.Sender(owner.displayName(), owner.email());
    }

    /** Files go as links. */
    private String text(Content content) {
        List<AttachmentView> attachments = attachmentViews.of(content.attachments());
        return Stream.concat(
                        Stream.of(content.text()).filter(text -> !text.isBlank()),
                        attachments.stream().map(file -> file.name() + ": " + file.url()))
                .collect(Collectors.joining("\n"));
    }

    private static Transit known(Transit transit, @Nullable String vendorId) {
        return vendorId == null ? transit : transit.known(vendorId);
    }

    private void later(Line line, Transit transit, Outcome.Later later) {
        Instant now = moveTransit.now();
        Instant next = now.plus(pace.gap(transit.attempts(), later.after()));
        if (later.wholeRoute()) {
            notes.failed(line, later.reason(), next);
        }
        boolean givenUp = (!later.wholeRoute() && transit.attempts() >= MOST_ATTEMPTS)
                || transit.hops()
                        .getOrDefault(Progress.QUEUED, now)
                        .plus(LONGEST_TRYING)
                        .isBefore(now);
        moveTransit.change(
                transit.message(),
                found -> same(found, transit),
                found -> givenUp
                        ? found.moved(Progress.FAILED, later.reason(), now)
                        : found.again(next, later.reason()));
    }

    /** Nobody has moved it or taken it again meanwhile. */
    private static boolean same(Transit found, Transit leased) {
        return found.waiting() && found.attempts() == leased.attempts();
    }
}
