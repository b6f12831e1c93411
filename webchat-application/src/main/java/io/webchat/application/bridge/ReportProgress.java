package io.webchat.application.bridge;

import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a phone says of the messages that it was given. A repeat, or what comes late, changes nothing. */
public final class ReportProgress {
    public static final int MAX_REPORTS = 500;

    /** @param reason of a failure; null for none */
    public record Report(
            String messageId, Progress progress, @Nullable String reason) {}

    private final AdvanceOutboundMessage advanceOutboundMessage;
    private final Phones phones;
    private final Clock clock;

    @Inject
    ReportProgress(AdvanceOutboundMessage advanceOutboundMessage, Phones phones, Clock clock) {
        this.advanceOutboundMessage = advanceOutboundMessage;
        this.phones = phones;
        this.clock = clock;
    }

    /** Returns the ids that are none of the phone's messages. */
    public List<String> handle(Phone phone, List<Report> reports) {
        if (reports.size() > MAX_REPORTS) {
            throw Refusal.field("reports", "too_many", "Send at most " + MAX_REPORTS + " reports at a time.");
        }
        phones.seen(phone.id(), clock.instant());
        List<String> unknown = new ArrayList<>();
        for (Report report : reports) {
            boolean found = MessageId.parse(report.messageId())
                    .filter(id -> advanceOutboundMessage.to(
                            id, outboundMessage -> of(phone, outboundMessage), report.progress(), report.reason()))
                    .isPresent();
            if (!found) {
                unknown.add(report.messageId());
            }
        }
        return unknown;
    }

    private static boolean of(Phone phone, OutboundMessage outboundMessage) {
        return outboundMessage.phone().equals(phone.id());
    }
}
