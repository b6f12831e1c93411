package io.webchat.application.questions;

import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.NotifyConversation;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.time.Instant;

/** Stores how a question ended, and tells every screen of both sides. Within a unit of work. */
public final class SettleQuestion {
    private final Questions questions;
    private final Conversations conversations;
    private final NotifyConversation notifyConversation;

    @Inject
    SettleQuestion(Questions questions, Conversations conversations, NotifyConversation notifyConversation) {
        this.questions = questions;
        this.conversations = conversations;
        this.notifyConversation = notifyConversation;
    }

    /** @param settled with its answer */
    public void as(Question settled) {
        Answer answer = settled.answer();
        Instant at = answer == null ? settled.askedAt() : answer.at();
        questions.update(settled);
        notifyConversation.tell(
                conversations.find(settled.conversation()).orElseThrow(),
                settled.asker(),
                new EventPayload.QuestionChanged(settled),
                at);
    }
}
