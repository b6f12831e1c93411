package io.webchat.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.inbox.InboxReader;
import io.webchat.cli.inbox.Watcher;
import io.webchat.cli.messaging.Sender;
import io.webchat.cli.persona.BrowserLink;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.persona.Personas;
import java.util.List;

/** A run with a persona and without a subcommand. */
final class PersonaRun {
    private final Cli cli;
    private final WebChatCommand asked;

    PersonaRun(Cli cli, WebChatCommand asked) {
        this.cli = cli;
        this.asked = asked;
    }

    int call() {
        asked.options.validate();
        if (asked.list) {
            new Personas(cli).list();
            return ExitCode.OK;
        }
        if (asked.persona == null && cli.personaName() == null && !isAskedForMore()) {
            explain();
            return ExitCode.OK;
        }
        requireAWholeMessage();
        Identity identity = new Personas(cli).enter(asked.options, asked.persona == null ? null : asked.label);
        describe(identity);
        if (asked.to != null) {
            send(identity, asked.to);
        }
        if (asked.inbox) {
            new InboxReader(cli).run(identity, asked.limit, false);
        }
        if (asked.watch) {
            new Watcher(cli).run(identity, asked.interval, false);
        }
        return ExitCode.OK;
    }

    private boolean isAskedForMore() {
        return asked.to != null || asked.inbox || asked.watch;
    }

    private void explain() {
        boolean none = cli.personas().all().isEmpty();
        cli.console()
                .line(
                        none
                                ? "No persona is set up. Type: webchat login you@example.com"
                                : "Type 'webchat --list' for the personas of this machine, and 'webchat --help' for"
                                        + " all commands.");
    }

    private void requireAWholeMessage() {
        if (asked.to == null && (asked.message != null || asked.file != null)) {
            throw CliException.usage("Give --to as well: the address to send to.");
        }
        if (asked.to != null && asked.message == null && asked.file == null) {
            throw CliException.usage("Give --message or --file as well: what to send.");
        }
    }

    private void describe(Identity identity) {
        ObjectNode described = Json.object(
                "persona", identity.persona().key(),
                "chat_address", identity.address(),
                "session_id", identity.session().sessionId(),
                "session_name", identity.session().sessionName(),
                "relay", identity.persona().relay().toString());
        StringBuilder text = new StringBuilder();
        text.append("Persona: ").append(identity.persona().key());
        text.append("\nAddress: ").append(identity.address());
        String name = identity.session().sessionName();
        text.append("\nSession: ").append(name == null ? "" : Text.clean(name) + " ");
        text.append('(').append(identity.session().sessionId()).append(')');
        if (!asked.quietUrl) {
            String link = BrowserLink.of(identity);
            described.put("url", link);
            text.append("\nOpen:    ").append(link);
        }
        cli.console().answer(described, text.toString());
    }

    private void send(Identity identity, String to) {
        Sender sender = new Sender(cli);
        String typed = asked.message;
        List<Sender.Attachment> attachments = asked.file == null
                ? List.of()
                : List.of(
                        new Sender.Attachment(cli.environment().path(asked.file), asked.caption, asked.attachmentKind));
        String text = typed == null ? null : sender.text(typed);
        sender.report(sender.send(identity, new Sender.Draft(to, text, attachments, null, null, Json.object())), to);
    }
}
