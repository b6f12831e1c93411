package io.webchat.adapter.rest.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.adapter.rest.json.Json;
import io.webchat.application.bridge.ReceiveInbound;
import io.webchat.application.bridge.ReportProgress;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes what a device brings row by row: none keeps the others from being taken. */
final class DeviceRows {
    private static final String ACCEPTED = "accepted";
    private static final String DUPLICATE = "duplicate";
    private static final String REFUSED = "refused";

    /**
     * What became of one message.
     *
     * @param status {@code accepted}, {@code duplicate} or {@code refused}
     * @param reason of a refusal
     * @param raw whether the message shows the row as it came, because it could not be understood
     */
    record Taken(
            @Nullable String id,
            @Nullable String messageId,
            boolean duplicate,
            String status,
            @Nullable String reason,
            @Nullable Boolean raw) {}

    /** What became of one report. */
    record Reported(
            @Nullable String messageId,
            String status,
            @Nullable String reason) {
        boolean accepted() {
            return status.equals(ACCEPTED);
        }
    }

    private final ReceiveInbound receiveInbound;
    private final ReportProgress reportProgress;
    private final Json json;

    @Inject
    DeviceRows(ReceiveInbound receiveInbound, ReportProgress reportProgress, Json json) {
        this.receiveInbound = receiveInbound;
        this.reportProgress = reportProgress;
        this.json = json;
    }

    /** The rows of a list, or of the one in an object. */
    List<JsonNode> rows(byte[] body, String field, int most) {
        JsonNode read = json.read(body, JsonNode.class);
        JsonNode rows = read.isArray() ? read : read.path(field);
        if (!rows.isArray()) {
            throw Refusal.field(field, "required", "Give " + field + " as a list.");
        }
        if (rows.size() > most) {
            throw Refusal.field(field, "too_many", "Send at most " + most + " " + field + " at a time.");
        }
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    List<Taken> inbound(Phone phone, List<JsonNode> rows) {
        List<Taken> taken = new ArrayList<>();
        for (JsonNode row : rows) {
            taken.add(row.isObject() ? inbound(phone, InboundRow.of(row)) : refused(null, "it is no object"));
        }
        return taken;
    }

    private Taken inbound(Phone phone, InboundRow row) {
        try {
            ReceiveInbound.Received received = receiveInbound.handle(phone, row.incoming());
            MessageId message = received.message();
            return new Taken(
                    row.id(),
                    message == null ? null : message.toString(),
                    received.duplicate(),
                    received.duplicate() ? DUPLICATE : ACCEPTED,
                    null,
                    row.raw() ? true : null);
        } catch (Refusal refusal) {
            requireAvailable(refusal);
            return refused(row.id(), refusal.detail());
        }
    }

    private static Taken refused(@Nullable String id, String reason) {
        return new Taken(id, null, false, REFUSED, reason, null);
    }

    List<Reported> reports(Phone phone, List<JsonNode> rows) {
        return rows.stream().map(row -> report(phone, row)).toList();
    }

    private Reported report(Phone phone, JsonNode row) {
        String id = row.path("message_id").isTextual() ? row.path("message_id").asText() : null;
        if (id == null) {
            return new Reported(null, REFUSED, "it names no message_id");
        }
        try {
            Progress progress = Progress.reported(row.path("status").asText(""));
            String reason = row.path("reason").isTextual() ? row.path("reason").asText() : null;
            boolean known = reportProgress
                    .handle(phone, List.of(new ReportProgress.Report(id, progress, reason)))
                    .isEmpty();
            return known
                    ? new Reported(id, ACCEPTED, null)
                    : new Reported(id, "unknown", "no message of this phone has the id");
        } catch (Refusal refusal) {
            requireAvailable(refusal);
            return new Reported(id, REFUSED, refusal.detail());
        }
    }

    /** What the relay can't do now is tried again as a whole. */
    private static void requireAvailable(Refusal refusal) {
        if (refusal.code() == RefusalCode.RELAY_UNAVAILABLE) {
            throw refusal;
        }
    }
}
