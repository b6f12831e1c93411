package io.webchat.application.agents;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.RelayAccount;
import io.webchat.application.ids.Ids;
import io.webchat.application.questions.AskQuestion;
import io.webchat.application.questions.Questions;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.questions.Option;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the owners of agents that were stopped whether they may go on. Each stop is asked about once. */
public final class AskOwners {
    static final String LOOP = "loop:";
    static final String BUDGET = "budget:";
    static final String CONTINUE = "continue";
    static final String STOP = "stop";

    private static final Logger log = LoggerFactory.getLogger(AskOwners.class);

    /** After that nobody is asked any more; what was stopped stays stopped. */
    private static final Duration LIFE = Duration.ofDays(7);

    private final Accounts accounts;
    private final Questions questions;
    private final AskQuestion askQuestion;
    private final RelayAccount relayAccount;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    AskOwners(
            Accounts accounts,
            Questions questions,
            AskQuestion askQuestion,
            RelayAccount relayAccount,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.questions = questions;
        this.askQuestion = askQuestion;
        this.relayAccount = relayAccount;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stops the conversation and asks the owners of those who took part; nothing if it is stopped already. */
    void aboutLoop(
            ConversationId conversation,
            Account sender,
            Set<AccountId> participants,
            int answers,
            int limit,
            LoopGuard guard) {
        String concern = LOOP + conversation.value() + ":" + ids.request();
        if (!guard.stop(conversation, concern, clock.instant())) {
            return;
        }
        List<Account> agents = Stream.concat(Stream.of(sender.id()), participants.stream())
                .distinct()
                .flatMap(id -> accounts.find(id).stream())
                .toList();
        String names = agents.stream().map(agent -> agent.address().value()).collect(Collectors.joining(", "));
        log.info("The loop guard stopped {} after {} automatic answers", names, answers);
        ask(
                agents,
                concern,
                "Automatic messages of " + names + " answered each other " + answers
                        + " times without a person. They are stopped. May they go on?",
                "Continue " + limit + " more");
    }

    /** Asks the agent's owner; nothing while such a question is open. */
    void aboutBudget(Account agent, int perHour) {
        String concern = BUDGET + agent.id().value();
        if (questions.openConcerning(concern).isEmpty()) {
            ask(
                    List.of(agent),
                    concern,
                    agent.address() + " has sent the " + perHour
                            + " messages that it may send in an hour. May it go on?",
                    "Continue with " + perHour + " more");
        }
    }

    private void ask(List<Account> agents, String concern, String text, String goOn) {
        Map<AccountId, Account> owners = new LinkedHashMap<>();
        agents.stream()
                .map(agent -> agent.owner() == null ? Optional.of(agent) : accounts.find(agent.owner()))
                .flatMap(Optional::stream)
                .filter(Account::active)
                .forEach(owner -> owners.put(owner.id(), owner));
        Account relay = unitOfWork.call(relayAccount::get);
        for (Account owner : owners.values()) {
            try {
                askQuestion.handle(new AskQuestion.Command(
                        relay,
                        owner.address().value(),
                        text,
                        List.of(new Option(CONTINUE, goOn, "primary"), new Option(STOP, "Stop", "danger")),
                        false,
                        LIFE,
                        STOP,
                        null,
                        concern));
            } catch (Refusal refusal) {
                log.warn("The owner {} can't be asked about {}: {}", owner.id(), concern, refusal.detail());
            }
        }
    }
}
