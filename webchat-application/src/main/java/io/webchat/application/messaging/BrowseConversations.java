package io.webchat.application.messaging;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.TranslationViews;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists one's conversations and pages through what was said in them. */
public final class BrowseConversations {
    /** Conversations in one answer. */
    public static final int MAX_LISTED = 500;

    /** Messages in one answer. */
    public static final int MAX_MESSAGES = 200;

    public record LineView(String conversation, MessageView last, int unread, ConversationList.Marks marks) {}

    /** @param nextBefore what to pass as {@code before} for older messages; null at the beginning */
    public record History(
            List<MessageView> messages, @Nullable Long nextBefore) {}

    private final ConversationList list;
    private final ConversationNames names;
    private final Participants participants;
    private final MessageLog log;
    private final Messages messages;
    private final Views views;
    private final TranslationViews translationViews;
    private final ReadMessage readMessage;
    private final UnitOfWork unitOfWork;

    @Inject
    BrowseConversations(
            ConversationList list,
            ConversationNames names,
            Participants participants,
            MessageLog log,
            Messages messages,
            Views views,
            TranslationViews translationViews,
            ReadMessage readMessage,
            UnitOfWork unitOfWork) {
        this.list = list;
        this.names = names;
        this.participants = participants;
        this.log = log;
        this.messages = messages;
        this.views = views;
        this.translationViews = translationViews;
        this.readMessage = readMessage;
        this.unitOfWork = unitOfWork;
    }

    /** Newest first. */
    public List<LineView> list(SignedIn caller) {
        AccountId viewer = caller.account().id();
        List<ConversationList.Line> lines = list.of(viewer, MAX_LISTED);
        Map<MessageId, ReadMessage.Status> reached = readMessage.stored(
                lines.stream().map(ConversationList.Line::last).toList());
        return lines.stream()
                .map(line -> new LineView(
                        names.of(viewer, line.conversation().id()),
                        withStatus(views.of(viewer, line.last()), reached),
                        line.unread(),
                        line.marks()))
                .toList();
    }

    /** A null leaves a mark as it is. */
    public ConversationList.Marks mark(
            SignedIn caller, String name, @Nullable Boolean archived, @Nullable Boolean muted) {
        Conversation conversation = require(caller, name);
        AccountId account = caller.account().id();
        return unitOfWork.call(() -> {
            ConversationList.Marks present = list.marks(account, conversation);
            ConversationList.Marks wanted = new ConversationList.Marks(
                    archived == null ? present.archived() : archived, muted == null ? present.muted() : muted);
            list.mark(account, conversation, wanted);
            return wanted;
        });
    }

    /** @param before a place in the conversation; null for its end */
    public History history(SignedIn caller, String name, @Nullable Long before, int limit) {
        if (limit < 1 || limit > MAX_MESSAGES) {
            throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_MESSAGES + ".");
        }
        AccountId viewer = caller.account().id();
        Conversation conversation = require(caller, name);
        long readableAfter = participants.readableAfter(conversation, viewer);
        List<Message> found =
                log.before(conversation.id(), before == null ? Long.MAX_VALUE : before, limit + 1).stream()
                        .filter(message -> message.conversationSeq() > readableAfter)
                        .toList();
        List<Message> page = found.size() > limit ? found.subList(0, limit) : found;
        return new History(
                shown(viewer, page), found.size() > limit ? page.getLast().conversationSeq() : null);
    }

    /** With their reactions, and what they say in the viewer's language. */
    List<MessageView> shown(AccountId viewer, List<Message> page) {
        Map<MessageId, List<Messages.Reaction>> reactions =
                messages.reactions(page.stream().map(Message::id).toList());
        Map<MessageId, Translation> translated = translationViews.of(viewer, page);
        Map<MessageId, ReadMessage.Status> reached = readMessage.stored(page);
        return page.stream()
                .map(message -> views.of(viewer, message)
                        .with(grouped(reactions.getOrDefault(message.id(), List.of())))
                        .with(translated.get(message.id())))
                .map(view -> withStatus(view, reached))
                .toList();
    }

    private static MessageView withStatus(MessageView view, Map<MessageId, ReadMessage.Status> reached) {
        ReadMessage.Status status = reached.get(view.message().id());
        return status == null ? view : view.withStatus(status.status());
    }

    private List<MessageView.ReactionView> grouped(List<Messages.Reaction> reactions) {
        return reactions.stream()
                .collect(Collectors.groupingBy(
                        Messages.Reaction::emoji,
                        LinkedHashMap::new,
                        Collectors.mapping(reaction -> views.address(reaction.by()), Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> new MessageView.ReactionView(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Conversation require(SignedIn caller, String name) {
        return names.find(caller.account(), name)
                .orElseThrow(() -> Refusal.of(
                        RefusalCode.NOT_FOUND, "List your conversations to see their names; this is none of them."));
    }
}
