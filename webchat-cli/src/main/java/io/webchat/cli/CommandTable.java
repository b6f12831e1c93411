package io.webchat.cli;

import io.webchat.cli.inbox.InboxCommand;
import io.webchat.cli.inbox.WaitCommand;
import io.webchat.cli.inbox.WatchCommand;
import java.util.List;
import java.util.function.Function;

/**
 * The subcommands. A run creates only those that its words name: to have all of them read by reflection would take most
 * of a start.
 */
final class CommandTable {
    record Entry(String group, String name, String description, Function<Cli, Object> command) {}

    static final List<Entry> ENTRIES = List.of(
            new Entry("Reading", "inbox", "Print waiting messages and acknowledge them", InboxCommand::new),
            new Entry("Reading", "wait", "Wait until something is there", WaitCommand::new),
            new Entry("Reading", "watch", "Stay online and print what comes", WatchCommand::new));

    private CommandTable() {}
}
