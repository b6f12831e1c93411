package io.webchat.application.questions;

import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.TellConversation;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.time.Instant;

/** Stores how a question ended, and tells every screen of both sides. Within a unit of work. */
public final class SettleQuestion {
    private final Questions questions;
    private final Conversations conversations;
    private final TellConversation tellConversation;

    @Inject
    SettleQuestion(Questions questions, Conversations conversations, TellConversation tellConversation) {
        this.questions = questions;
        this.conversations = conversations;
        this.tellConversation = tellConversation;
    }

    /** @param settled with its answer */
    public void as(Question settled) {
        Answer answer = settled.answer();
        Instant at = answer == null ? settled.askedAt() : answer.at();
        questions.update(settled);
        tellConversation.tell(
                conversations.find(settled.conversation()).orElseThrow(),
                settled.asker(),
                new Happening.QuestionChanged(settled),
                at);
    }
}
