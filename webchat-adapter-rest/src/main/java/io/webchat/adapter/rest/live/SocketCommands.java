package io.webchat.adapter.rest.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.inbox.InboxResource;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.messaging.MessagesResource;
import io.webchat.adapter.rest.messaging.ReceiptsResource;
import io.webchat.adapter.rest.messaging.TypingResource;
import io.webchat.adapter.rest.problem.Causes;
import io.webchat.adapter.rest.problem.HttpProblem;
import io.webchat.adapter.rest.problem.Problem;
import io.webchat.application.agents.AgentStates;
import io.webchat.application.agents.AutomaticSessions;
import io.webchat.application.messaging.SendMessage;
import io.webchat.domain.FieldError;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.inbox.Cursor;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client may say on its socket: the same requests as over HTTP, each with the client's own reference. */
public final class SocketCommands {
    private static final Logger log = LoggerFactory.getLogger(SocketCommands.class);

    private static final int MAX_REF_CHARACTERS = 128;
    private static final String REQUEST_ID = "socket";

    private record Head(@Nullable String type, @Nullable String ref) {}

    private record SentFrame(
            String type,
            @Nullable String ref,
            @JsonUnwrapped MessagesResource.SendResponse sent) {}

    private record DoneFrame(String type, @Nullable String ref, boolean success) {}

    /** The problem of the same refusal over HTTP; its type is named by the code. */
    private record ErrorFrame(
            String type,
            @Nullable String ref,
            boolean success,
            String code,
            String title,
            int status,
            String detail,
            @Nullable List<FieldError> errors) {}

    private final Json json;
    private final SendMessage sendMessage;
    private final ReceiptsResource receipts;
    private final TypingResource typing;
    private final AgentStates agentStates;
    private final AutomaticSessions automaticSessions;

    @Inject
    public SocketCommands(
            Json json,
            SendMessage sendMessage,
            ReceiptsResource receipts,
            TypingResource typing,
            AgentStates agentStates,
            AutomaticSessions automaticSessions) {
        this.json = json;
        this.sendMessage = sendMessage;
        this.receipts = receipts;
        this.typing = typing;
        this.agentStates = agentStates;
        this.automaticSessions = automaticSessions;
    }

    /** Does what the message says, or begins to; never throws. */
    void handle(byte[] message, SocketConnection connection) {
        String ref = null;
        try {
            Head head = json.read(message, Head.class);
            ref = known(head.ref());
            dispatch(head, ref, message, connection);
        } catch (RuntimeException e) {
            connection.answer(error(ref, e));
        }
    }

    void refuseBinary(SocketConnection connection) {
        connection.answer(
                error(null, Refusal.of(RefusalCode.BAD_REQUEST, "Send text messages: one JSON object each.")));
    }

    private static @Nullable String known(@Nullable String ref) {
        if (ref != null && ref.length() > MAX_REF_CHARACTERS) {
            throw Refusal.field("ref", "too_long", "Give a ref of at most " + MAX_REF_CHARACTERS + " characters.");
        }
        return ref;
    }

    private void dispatch(Head head, @Nullable String ref, byte[] message, SocketConnection connection) {
        String type = Required.field("type", head.type());
        if (!type.equals("ack")) {
            agentStates.requireActive(connection.caller().account());
        }
        switch (type) {
            case "send" -> send(ref, json.read(message, MessagesResource.SendRequest.class), connection);
            case "ack" -> {
                InboxResource.AckRequest request = json.read(message, InboxResource.AckRequest.class);
                connection.acknowledge(Cursor.parse(Required.field("cursor", request.cursor())));
                done(ref, connection);
            }
            case "read" -> {
                receipts.read(connection.caller(), json.read(message, ReceiptsResource.ReadRequest.class));
                done(ref, connection);
            }
            case "typing" -> {
                typing.typing(connection.caller(), json.read(message, TypingResource.TypingRequest.class));
                done(ref, connection);
            }
            default -> throw Refusal.field("type", "unknown", "Give type as one of send, ack, read, typing.");
        }
    }

    private void send(@Nullable String ref, MessagesResource.SendRequest request, SocketConnection connection) {
        SendMessage.Command command = request.toCommand(connection.caller(), null)
                .automatic(
                        automaticSessions.includes(connection.caller().session().id()));
        var sending = sendMessage.later(command);
        connection.owes();
        sending.whenComplete((sent, failure) ->
                connection.answerOwed(failure == null ? sent(ref, command, sent) : error(ref, failure)));
    }

    private static OutOfBandFrame sent(@Nullable String ref, SendMessage.Command command, SendMessage.Sent sent) {
        return json -> json.write(new SentFrame("sent", ref, MessagesResource.SendResponse.of(command, sent)));
    }

    /** A frame without a reference doesn't ask for an answer. */
    private static void done(@Nullable String ref, SocketConnection connection) {
        if (ref != null) {
            connection.answer(json -> json.write(new DoneFrame("done", ref, true)));
        }
    }

    private static OutOfBandFrame error(@Nullable String ref, Throwable failure) {
        Problem problem = Causes.first(failure, Refusal.class)
                .map(refusal -> Problem.of(refusal, REQUEST_ID))
                .orElseGet(() -> unforeseen(failure));
        return json -> json.write(new ErrorFrame(
                "error",
                ref,
                false,
                problem.code(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.errors().isEmpty() ? null : problem.errors()));
    }

    private static Problem unforeseen(Throwable failure) {
        log.error("A socket's message failed", failure);
        return Problem.of(HttpProblem.INTERNAL_ERROR, REQUEST_ID);
    }
}
