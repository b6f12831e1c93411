package io.webchat.cli;

import io.webchat.cli.admin.AdminCommand;
import io.webchat.cli.admin.ApiCommand;
import io.webchat.cli.admin.DoctorCommand;
import io.webchat.cli.bridge.CallbacksCommand;
import io.webchat.cli.bridge.PhonesCommand;
import io.webchat.cli.daemon.DaemonCommand;
import io.webchat.cli.directory.DirectoryCommands;
import io.webchat.cli.files.FileCommands;
import io.webchat.cli.groups.GroupCommand;
import io.webchat.cli.groups.StreamCommand;
import io.webchat.cli.host.HookCommand;
import io.webchat.cli.host.InstallCommands;
import io.webchat.cli.inbox.InboxCommand;
import io.webchat.cli.inbox.ReadingCommands;
import io.webchat.cli.inbox.WaitCommand;
import io.webchat.cli.inbox.WatchCommand;
import io.webchat.cli.language.LanguageCommands;
import io.webchat.cli.mcp.McpCommand;
import io.webchat.cli.messaging.ChangeCommands;
import io.webchat.cli.messaging.ReplyCommand;
import io.webchat.cli.messaging.SendCommand;
import io.webchat.cli.persona.AgentCommand;
import io.webchat.cli.persona.LoginCommand;
import io.webchat.cli.persona.LogoutCommand;
import io.webchat.cli.persona.PairCommand;
import io.webchat.cli.persona.PersonasCommand;
import io.webchat.cli.questions.QuestionCommands;
import io.webchat.cli.shell.CompletionCommand;
import io.webchat.cli.shell.ManPagesCommand;
import java.util.List;
import java.util.function.Function;

/**
 * The subcommands. A run creates only those that its words name: to have all of them read by reflection would take most
 * of a start.
 */
final class CommandTable {
    record Entry(String group, String name, String description, Function<Cli, Object> command) {}

    private static final String IDENTITY = "Identity";
    private static final String WRITING = "Writing";
    private static final String READING = "Reading and waiting";
    private static final String QUESTIONS = "Questions";
    private static final String PLACES = "People and groups";
    private static final String FILES = "Files and language";
    private static final String REST = "Relay and program";

    static final List<Entry> ENTRIES = List.of(
            new Entry(IDENTITY, "login", "Sign in", LoginCommand::new),
            new Entry(IDENTITY, "logout", "Sign out", LogoutCommand::new),
            new Entry(IDENTITY, "personas", "List, choose or forget personas", PersonasCommand::new),
            new Entry(IDENTITY, "pair", "Make a code that signs another device in", PairCommand::new),
            new Entry(IDENTITY, "agent", "Create, list, pause and revoke your agents", AgentCommand::new),
            new Entry(WRITING, "send", "Send a message", SendCommand::new),
            new Entry(WRITING, "reply", "Answer a message", ReplyCommand::new),
            new Entry(WRITING, "forward", "Send a message on", ChangeCommands.Forward::new),
            new Entry(WRITING, "edit", "Change what a message says", ChangeCommands.Edit::new),
            new Entry(WRITING, "delete", "Delete messages", ChangeCommands.Delete::new),
            new Entry(WRITING, "react", "React to a message with an emoji", ChangeCommands.React::new),
            new Entry(READING, "inbox", "Print waiting messages and acknowledge them", InboxCommand::new),
            new Entry(READING, "wait", "Wait until something is there", WaitCommand::new),
            new Entry(READING, "watch", "Stay online and print what comes", WatchCommand::new),
            new Entry(READING, "daemon", "Run a program for each message", DaemonCommand::new),
            new Entry(READING, "read", "Mark messages as read", ReadingCommands.Read::new),
            new Entry(READING, "ack", "Acknowledge all up to a cursor", ReadingCommands.Ack::new),
            new Entry(READING, "history", "Print a conversation", ReadingCommands.History::new),
            new Entry(READING, "search", "Find messages", ReadingCommands.Search::new),
            new Entry(
                    READING,
                    "conversations",
                    "List, archive or mute conversations",
                    ReadingCommands.Conversations::new),
            new Entry(QUESTIONS, "ask", "Ask a person and wait for the answer", QuestionCommands.Ask::new),
            new Entry(QUESTIONS, "approve", "Ask for an approval and wait for it", QuestionCommands.Approve::new),
            new Entry(QUESTIONS, "answer", "Answer a question", QuestionCommands.Answer::new),
            new Entry(QUESTIONS, "questions", "List questions, or wait for one", QuestionCommands.Questions::new),
            new Entry(PLACES, "directory", "List people, agents and groups", DirectoryCommands.Directory::new),
            new Entry(PLACES, "status", "Show what this session does", DirectoryCommands.Status::new),
            new Entry(PLACES, "group", "Create, change and join groups", GroupCommand::new),
            new Entry(PLACES, "stream", "Report in a stream group", StreamCommand::new),
            new Entry(FILES, "upload", "Upload files", FileCommands.Upload::new),
            new Entry(FILES, "download", "Download a file", FileCommands.Download::new),
            new Entry(FILES, "transcribe", "Write out what a sound says", LanguageCommands.Transcribe::new),
            new Entry(FILES, "translate", "Translate a text", LanguageCommands.Translate::new),
            new Entry(FILES, "speak", "Have a text read aloud", LanguageCommands.Speak::new),
            new Entry(FILES, "language", "Choose the language in which messages come", LanguageCommands.Language::new),
            new Entry(REST, "mcp", "Speak MCP over standard input and output", McpCommand::new),
            new Entry(REST, "install", "Enter the relay into an AI host's configuration", InstallCommands.Install::new),
            new Entry(REST, "uninstall", "Take it out again", InstallCommands.Uninstall::new),
            new Entry(REST, "hook", "Wake an AI host's session (run by its hooks)", HookCommand::new),
            new Entry(REST, "callbacks", "Have programs called when a message comes", CallbacksCommand::new),
            new Entry(REST, "phones", "Use the phone bridge", PhonesCommand::new),
            new Entry(REST, "admin", "Administer the relay", AdminCommand::new),
            new Entry(REST, "api", "Make any call of the API", ApiCommand::new),
            new Entry(REST, "doctor", "Check that program, relay and session work", DoctorCommand::new),
            new Entry(REST, "completion", "Print a completion script for a shell", CompletionCommand::new),
            new Entry(REST, "man-pages", "Write manual pages", ManPagesCommand::new));

    private CommandTable() {}
}
