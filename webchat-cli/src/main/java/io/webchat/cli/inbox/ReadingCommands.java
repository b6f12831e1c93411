package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.messaging.MessageText;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.RelayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that look at messages without moving the session's position, and those that mark. */
public final class ReadingCommands {
    private static final String CONVERSATIONS = "/api/v1/webchat/conversations";

    private ReadingCommands() {}

    /** {@code webchat read}. */
    @Command(name = "read")
    public static final class Read implements Callable<Integer> {
        private final Cli cli;

        @Parameters(arity = "1..*", paramLabel = "MESSAGE_ID", description = "Messages to mark as read.")
        List<String> messageIds = new ArrayList<>();

        public Read(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            ObjectNode answer =
                    cli.relay().postRepeatable("/api/v1/webchat/read", Json.object("message_ids", messageIds));
            cli.console().answer(answer, "Marked as read.");
            return ExitCode.OK;
        }
    }

    /** {@code webchat ack}. */
    @Command(name = "ack")
    public static final class Ack implements Callable<Integer> {
        private final Cli cli;

        @Parameters(paramLabel = "CURSOR", description = "Cursor of the last event that was handled.")
        String cursor = "";

        public Ack(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Identity identity = cli.identity();
            ObjectNode answer = identity.relay().postRepeatable("/api/v1/webchat/ack", Json.object("cursor", cursor));
            Position.load(identity.session().folder()).jump(cursor);
            cli.console().answer(answer, "Acknowledged.");
            return ExitCode.OK;
        }
    }

    /** {@code webchat history}. */
    @Command(name = "history")
    public static final class History implements Callable<Integer> {
        private static final int PAGE = 200;

        private final Cli cli;

        @Parameters(paramLabel = "WITH", description = "An address, group:ID, or a conversation.")
        String with = "";

        @Option(names = "--limit", paramLabel = "N", description = "The latest N messages, oldest first.")
        int limit = 50;

        @Option(names = "--before", paramLabel = "SEQ", description = "Only messages before this conversation_seq.")
        @Nullable
        Long before;

        @Option(names = "--as", paramLabel = "AGENT", description = "Look into the log of one of your agents.")
        @Nullable
        String as;

        public History(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            if (limit < 1) {
                throw CliException.usage("Give --limit 1 or more.");
            }
            RelayClient relay = cli.relay();
            List<JsonNode> messages = new ArrayList<>();
            Long next = before;
            boolean more = true;
            while (more && messages.size() < limit) {
                String path = CONVERSATIONS + "/" + RelayClient.encode(conversation(with)) + "/messages?limit="
                        + Math.min(PAGE, limit - messages.size()) + (next == null ? "" : "&before=" + next)
                        + as(as);
                ObjectNode page = relay.get(path);
                page.path("messages").forEach(messages::add);
                more = page.hasNonNull("next_before");
                next = page.path("next_before").asLong();
            }
            messages.reversed().forEach(message -> cli.console().answer(message, MessageText.of(message)));
            return ExitCode.OK;
        }
    }

    /** {@code webchat search}. */
    @Command(name = "search")
    public static final class Search implements Callable<Integer> {
        private final Cli cli;

        @Parameters(arity = "1..*", paramLabel = "WORD")
        List<String> words = new ArrayList<>();

        @Option(names = "--in", paramLabel = "CONVERSATION", description = "An address or group:ID.")
        @Nullable
        String in;

        @Option(names = "--from", paramLabel = "ADDRESS")
        @Nullable
        String from;

        @Option(names = "--since", paramLabel = "TIME", description = "Such as 2026-01-31T12:00:00Z.")
        @Nullable
        String since;

        @Option(names = "--limit", paramLabel = "N")
        int limit = 20;

        @Option(names = "--as", paramLabel = "AGENT", description = "Look into the log of one of your agents.")
        @Nullable
        String as;

        public Search(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String path = "/api/v1/webchat/search?limit=" + limit + "&q=" + RelayClient.encode(String.join(" ", words))
                    + parameter("in", in == null ? null : conversation(in))
                    + parameter("from", from)
                    + parameter("since", since)
                    + as(as);
            cli.relay()
                    .get(path)
                    .path("messages")
                    .forEach(message -> cli.console().answer(message, MessageText.of(message)));
            return ExitCode.OK;
        }
    }

    /** {@code webchat conversations}. */
    @Command(name = "conversations")
    public static final class Conversations implements Callable<Integer> {
        private final Cli cli;

        @Option(names = "--as", paramLabel = "AGENT", description = "Look into the log of one of your agents.")
        @Nullable
        String as;

        public Conversations(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String query = as(as).replaceFirst("&", "?");
            for (JsonNode line : cli.relay().get(CONVERSATIONS + query).path("conversations")) {
                cli.console().answer(line, text(line));
            }
            return ExitCode.OK;
        }

        @Command(description = "Archive a conversation, or take it out of the archive with --undo.")
        int archive(@Parameters(paramLabel = "WITH") String with, @Option(names = "--undo") boolean undo) {
            return mark(with, Json.object("archived", !undo));
        }

        @Command(description = "Mute a conversation, or hear it again with --undo.")
        int mute(@Parameters(paramLabel = "WITH") String with, @Option(names = "--undo") boolean undo) {
            return mark(with, Json.object("muted", !undo));
        }

        private int mark(String with, ObjectNode marks) {
            String path = CONVERSATIONS + "/" + RelayClient.encode(conversation(with));
            cli.console().answer(cli.relay().put(path, marks), "Done.");
            return ExitCode.OK;
        }

        private static String text(JsonNode line) {
            JsonNode last = line.path("last_message");
            int unread = line.path("unread_count").asInt();
            return Text.clean(Json.text(line, "conversation")) + (unread == 0 ? "" : "  " + unread + " unread")
                    + (line.path("archived").asBoolean() ? "  archived" : "")
                    + (line.path("muted").asBoolean() ? "  muted" : "")
                    + "\n    " + Text.time(Json.text(last, "created_at")) + " " + MessageText.sender(last) + ": "
                    + Text.shortened(Json.text(last, "text"), 80);
        }
    }

    private static String as(@Nullable String agent) {
        return parameter("as", agent);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + RelayClient.encode(value);
    }

    /** A conversation as the API names it, from what people type. */
    static String conversation(String typed) {
        if (typed.startsWith("group:") || typed.startsWith("dm:")) {
            return typed;
        }
        return typed.startsWith("grp_") ? "group:" + typed : "dm:" + typed;
    }
}
