package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.language.Transcripts;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.application.messaging.Participants;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.SearchTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryMessageSearch implements MessageSearch {
    private static final Comparator<Message> NEWEST_FIRST = comparing(Message::createdAt)
            .thenComparing(message -> message.id().value())
            .reversed();

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
            List<Message> found = allowed.stream()
                    .filter(message -> says(message, wanted.terms()))
                    .limit(limit)
                    .toList();
            return found.isEmpty()
                    ? allowed.stream()
                            .filter(message -> wanted.terms().partOf(said(message)))
                            .limit(limit)
                            .toList()
                    : found;
        });
    }

    private List<Message> allowed(Criteria wanted) {
        return messages.rows().stream()
                .filter(message -> wanted.before() == null || NEWEST_FIRST.compare(wanted.before(), message) < 0)
                .filter(message -> !message.deleted() && !message.expiredAt(wanted.now()))
                .filter(message -> participants.sees(wanted.viewer(), message))
                .filter(message ->
                        wanted.conversation() == null || wanted.conversation().equals(message.conversation()))
                .filter(message -> wanted.from() == null || wanted.from().equals(message.sender()))
                .filter(message ->
                        wanted.since() == null || !message.createdAt().isBefore(wanted.since()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private boolean says(Message message, SearchTerms terms) {
        String said = said(message);
        return terms.foundIn(said)
                || (!terms.excludedBy(said) && carried(message).anyMatch(terms::foundIn));
    }

    private static String said(Message message) {
        Content content = message.content();
        return Stream.concat(
                        Stream.of(content.text(), content.subject()),
                        content.attachments().stream().map(Attachment::caption))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> carried(Message message) {
        return message.content().attachments().stream()
                .flatMap(attachment -> Stream.concat(
                        files.find(attachment.file()).stream().map(StoredFile::name),
                        transcripts.find(attachment.file()).stream().map(Transcripts.Stored::text)));
    }
}
