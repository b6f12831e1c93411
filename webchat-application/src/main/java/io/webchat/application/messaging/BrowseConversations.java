package io.webchat.application.messaging;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.TranslationViews;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.util.ArrayList;
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

    /** Of the texts of one page of history. */
    private static final long MAX_CHARACTERS = 1_000_000;

    /** Messages asked of the store at a time. */
    private static final int MAX_FETCHED = 64;

    /** @param owner of the agent on the other side, who can read along; null for any other conversation */
    public record LineView(
            String conversation,
            MessageView last,
            int unread,
            ConversationList.Marks marks,
            @Nullable ChatAddress owner) {}

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
            UnitOfWork unitOfWork) {
        this.list = list;
        this.names = names;
        this.participants = participants;
        this.log = log;
        this.messages = messages;
        this.views = views;
        this.translationViews = translationViews;
        this.unitOfWork = unitOfWork;
    }

    /** Newest first. */
    public List<LineView> list(Account reader) {
        AccountId viewer = reader.id();
        return list.of(viewer, MAX_LISTED).stream()
                .map(line -> new LineView(
                        names.of(viewer, line.conversation().id()),
                        views.of(viewer, line.last()),
                        line.unread(),
                        line.marks(),
                        views.otherOwner(viewer, line.conversation())))
                .toList();
    }

    /** A null leaves a mark as it is. */
    public ConversationList.Marks mark(
            SignedIn caller, String name, @Nullable Boolean archived, @Nullable Boolean muted) {
        Conversation conversation = require(caller.account(), name);
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
    public History history(Account reader, String name, @Nullable Long before, int limit) {
        if (limit < 1 || limit > MAX_MESSAGES) {
            throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_MESSAGES + ".");
        }
        AccountId viewer = reader.id();
        Conversation conversation = require(reader, name);
        long readableAfter = participants.readableAfter(conversation, viewer);
        List<Message> found = newest(conversation, before == null ? Long.MAX_VALUE : before, limit + 1).stream()
                .filter(message -> message.conversationSeq() > readableAfter)
                .toList();
        List<Message> page = found.subList(0, pageEnd(found, limit));
        return new History(
                shown(viewer, page), found.size() > page.size() ? page.getLast().conversationSeq() : null);
    }

    /** In rounds, so that no more long texts are held than a page shows. */
    private List<Message> newest(Conversation conversation, long before, int wanted) {
        List<Message> all = new ArrayList<>();
        long place = before;
        while (all.size() < wanted && pageEnd(all, wanted) == all.size()) {
            int asked = Math.min(MAX_FETCHED, wanted - all.size());
            List<Message> more = log.before(conversation.id(), place, asked);
            all.addAll(more);
            if (more.size() < asked) {
                break;
            }
            place = all.getLast().conversationSeq();
        }
        return all;
    }

    /** How many of the messages the limits on their number and their size allow; one in any case. */
    private static int pageEnd(List<Message> found, int limit) {
        int end = 0;
        for (long characters = 0; end < Math.min(found.size(), limit); end++) {
            characters += found.get(end).content().text().length();
            if (characters > MAX_CHARACTERS && end > 0) {
                break;
            }
        }
        return end;
    }

    /** With their reactions, and what they say in the viewer's language. */
    List<MessageView> shown(AccountId viewer, List<Message> page) {
        Map<MessageId, List<Messages.Reaction>> reactions =
                messages.reactions(page.stream().map(Message::id).toList());
        Map<MessageId, Translation> translated = translationViews.of(viewer, page);
        return page.stream()
                .map(message -> views.of(viewer, message)
                        .with(grouped(reactions.getOrDefault(message.id(), List.of())))
                        .with(translated.get(message.id())))
                .toList();
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

    private Conversation require(Account reader, String name) {
        return names.find(reader, name)
                .orElseThrow(() -> Refusal.of(
                        RefusalCode.NOT_FOUND, "List your conversations to see their names; this is none of them."));
    }
}
