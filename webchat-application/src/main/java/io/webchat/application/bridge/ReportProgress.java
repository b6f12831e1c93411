package io.webchat.application.bridge;

import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a phone says of the messages that it was given. A repeat, or what comes late, changes nothing. */
public final class ReportProgress {
    public static final int MOST_REPORTS = 500;

    /** @param reason of a failure; null for none */
    public record Report(
            String messageId, Progress progress, @Nullable String reason) {}

    private final MoveTransit moveTransit;
    private final Phones phones;
    private final Clock clock;

    @Inject
    ReportProgress(MoveTransit moveTransit, Phones phones, Clock clock) {
        this.moveTransit = moveTransit;
        this.phones = phones;
        this.clock = clock;
    }

    /** Returns the ids that are none of the phone's messages. */
    public List<String> handle(Phone phone, List<Report> reports) {
        if (reports.size() > MOST_REPORTS) {
            throw Refusal.field("reports", "too_many", "Send at most " + MOST_REPORTS + " reports at a time.");
        }
        phones.seen(phone.id(), clock.instant());
        List<String> unknown = new ArrayList<>();
        for (Report report : reports) {
            boolean found = MessageId.parse(report.messageId())
                    .filter(id -> moveTransit.to(id, transit -> of(phone, transit), report.progress(), report.reason()))
                    .isPresent();
            if (!found) {
                unknown.add(report.messageId());
            }
        }
        return unknown;
    }

    private static boolean of(Phone phone, Transit transit) {
        return transit.phone().equals(phone.id());
    }
}
