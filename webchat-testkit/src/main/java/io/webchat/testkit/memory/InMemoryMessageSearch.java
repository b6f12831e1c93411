package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.messaging.MessageSearch;
import io.webchat.application.messaging.Participants;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class InMemoryMessageSearch implements MessageSearch {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Table<MessageId, Message> messages;
    private final InMemoryFiles files;
    private final InMemoryTranscripts transcripts;
    private final Participants participants;
    private final InMemoryUnitOfWork unitOfWork;

    InMemoryMessageSearch(
            Table<MessageId, Message> messages,
            InMemoryFiles files,
            InMemoryTranscripts transcripts,
            Participants participants,
            InMemoryUnitOfWork unitOfWork) {
        this.messages = messages;
        this.files = files;
        this.transcripts = transcripts;
        this.participants = participants;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<Message> find(Criteria wanted, int limit) {
        return unitOfWork.call(() -> {
            List<Message> allowed = allowed(wanted);
            List<String> words = words(wanted.text());
            List<Message> found = allowed.stream()
                    .filter(message -> !words.isEmpty() && says(message, words))
                    .limit(limit)
                    .toList();
            return found.isEmpty()
                    ? allowed.stream()
                            .filter(message -> lower(message.content().text()).contains(lower(wanted.text())))
                            .limit(limit)
                            .toList()
                    : found;
        });
    }

    private List<Message> allowed(Criteria wanted) {
        return messages.rows().stream()
                .filter(message -> !message.deleted() && !message.expiredAt(wanted.now()))
                .filter(message -> participants.sees(wanted.viewer(), message))
                .filter(message ->
                        wanted.conversation() == null || wanted.conversation().equals(message.conversation()))
                .filter(message -> wanted.from() == null || wanted.from().equals(message.sender()))
                .filter(message ->
                        wanted.since() == null || !message.createdAt().isBefore(wanted.since()))
                .sorted(comparing(Message::createdAt)
                        .thenComparing(message -> message.id().value())
                        .reversed())
                .toList();
    }

    private boolean says(Message message, List<String> words) {
        String subject = Optional.ofNullable(message.content().subject()).orElse("");
        Stream<String> text = Stream.of(message.content().text(), subject);
        Stream<String> captions = message.content().attachments().stream()
                .map(attachment -> Optional.ofNullable(attachment.caption()).orElse(""));
        return begin(Stream.concat(text, captions), words)
                || message.content().attachments().stream()
                        .flatMap(attachment -> files.find(attachment.file()).stream())
                        .anyMatch(file -> begin(Stream.of(file.name()), words))
                || message.content().attachments().stream()
                        .flatMap(attachment -> transcripts.find(attachment.file()).stream())
                        .anyMatch(transcript -> begin(Stream.of(transcript.text()), words));
    }

    private static boolean begin(Stream<String> texts, List<String> wanted) {
        List<String> words = texts.flatMap(text -> words(text).stream()).toList();
        return wanted.stream().allMatch(word -> words.stream().anyMatch(said -> said.startsWith(word)));
    }

    private static List<String> words(String text) {
        return NO_WORD.splitAsStream(lower(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
