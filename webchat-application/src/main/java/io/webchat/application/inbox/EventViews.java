package io.webchat.application.inbox;

import io.webchat.application.calls.CallView;
import io.webchat.application.language.TranslationViews;
import io.webchat.application.messaging.Views;
import io.webchat.application.questions.QuestionView;
import io.webchat.application.transaction.RelayRecord;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Cursor;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows events to the owner of their log: the same for every transport. */
public final class EventViews {
    private final Views views;
    private final TranslationViews translations;
    private final RelayRecord relay;

    @Inject
    EventViews(Views views, TranslationViews translations, RelayRecord relay) {
        this.views = views;
        this.translations = translations;
        this.relay = relay;
    }

    /** The events that this version knows; what a newer version has written is left out. */
    List<EventView> of(List<InboxEvent> events) {
        return events.stream()
                .filter(event -> !(event.payload() instanceof EventPayload.Unknown))
                .map(this::of)
                .toList();
    }

    private EventView of(InboxEvent event) {
        AccountId owner = event.recipient();
        return new EventView(
                event.seq(), cursor(owner, event.seq()), event.at(), own(owner, event.payload()), body(owner, event));
    }

    Cursor cursor(AccountId owner, long seq) {
        return Cursor.of(relay.epoch(), owner, seq);
    }

    private static boolean own(AccountId owner, EventPayload payload) {
        AccountId doer = switch (payload) {
            case EventPayload.MessageArrived arrived -> arrived.message().sender();
            case EventPayload.MessageEdited edited -> edited.message().sender();
            case EventPayload.MessageDeleted deleted -> deleted.message().sender();
            case EventPayload.ReceiptMoved moved -> moved.by();
            case EventPayload.ReactionChanged reaction -> reaction.by();
            case EventPayload.GroupChanged group -> group.by();
            case EventPayload.JoinRequestChanged join -> join.request().account();
            case EventPayload.CallSignalled signalled -> signalled.by();
            case EventPayload.QuestionChanged changed -> doer(changed.question());
            case EventPayload.Bounced bounced -> null;
            case EventPayload.CallbackDisabled disabled -> null;
            case EventPayload.MessageTranslated translated -> null;
            case EventPayload.Unknown unknown -> null;
        };
        return owner.equals(doer);
    }

    private static @Nullable AccountId doer(Question question) {
        return question.answer() == null ? question.asker() : question.answer().by();
    }

    private EventView.Body body(AccountId owner, InboxEvent event) {
        return switch (event.payload()) {
            case EventPayload.MessageArrived arrived -> message(owner, arrived.message(), EventView.Change.NEW);
            case EventPayload.MessageEdited edited -> message(owner, edited.message(), EventView.Change.EDITED);
            case EventPayload.MessageDeleted deleted -> message(owner, deleted.message(), EventView.Change.DELETED);
            case EventPayload.ReceiptMoved moved ->
                new EventView.Body.Receipt(
                        views.conversation(owner, moved.conversation()),
                        views.address(moved.by()),
                        moved.status(),
                        moved.upToSeq());
            case EventPayload.ReactionChanged reaction ->
                new EventView.Body.Reaction(
                        reaction.message().toString(),
                        views.conversation(owner, reaction.conversation()),
                        views.address(reaction.by()),
                        reaction.emoji(),
                        reaction.removed());
            case EventPayload.GroupChanged group ->
                new EventView.Body.Group(
                        group.group().value(),
                        group.name(),
                        group.change(),
                        views.address(group.by()),
                        group.member() == null ? null : views.address(group.member()),
                        group.role());
            case EventPayload.JoinRequestChanged join ->
                new EventView.Body.Join(
                        join.request().id(),
                        join.request().group().value(),
                        views.address(join.request().account()),
                        join.request().state());
            case EventPayload.CallSignalled signalled ->
                new EventView.Body.Call(
                        CallView.of(signalled.call(), views),
                        signalled.signal(),
                        views.address(signalled.by()),
                        signalled.data());
            case EventPayload.QuestionChanged changed ->
                new EventView.Body.Question(QuestionView.of(owner, changed.question(), views));
            case EventPayload.Bounced bounced ->
                new EventView.Body.Bounce(
                        bounced.message().toString(),
                        views.conversation(owner, bounced.conversation()),
                        bounced.reason());
            case EventPayload.CallbackDisabled disabled ->
                new EventView.Body.CallbackDisabled(disabled.callback().value(), disabled.url(), disabled.reason());
            case EventPayload.MessageTranslated translated ->
                new EventView.Body.Translated(
                        translated.message().id().toString(),
                        views.conversation(owner, translated.message().conversation()),
                        translated.language(),
                        translations.of(translated.message(), translated.language()),
                        translations.gone(translated.message()));
            case EventPayload.Unknown unknown ->
                throw new IllegalArgumentException("an event of unknown kind " + unknown.kind());
        };
    }

    private EventView.Body message(AccountId owner, Message message, EventView.Change change) {
        return new EventView.Body.Message(views.of(owner, message), change);
    }
}
