package io.webchat.boot;

import com.google.inject.Injector;
import io.webchat.application.agents.AgentStates;
import io.webchat.application.agents.LoopGuard;
import io.webchat.application.bridge.AskGateways;
import io.webchat.application.bridge.ExpireOutboundMessages;
import io.webchat.application.bridge.ListenToGateways;
import io.webchat.application.bridge.OutboundDispatcher;
import io.webchat.application.callbacks.CollectDeliveries;
import io.webchat.application.callbacks.DeliveryWorker;
import io.webchat.application.callbacks.PruneDeliveries;
import io.webchat.application.calls.SignalCalls;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.directory.OnlineSessions;
import io.webchat.application.files.ClearFiles;
import io.webchat.application.groups.FanOutWorker;
import io.webchat.application.idempotency.Idempotency;
import io.webchat.application.identity.RetryCodeMails;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.language.CollectTranslations;
import io.webchat.application.language.TranslationWorker;
import io.webchat.application.messaging.IndexMessages;
import io.webchat.application.questions.ExpireQuestions;
import io.webchat.application.retention.BounceExpired;
import io.webchat.application.retention.PruneLogs;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import java.time.Duration;

/** What the relay does by itself, and how often. */
final class Schedule {
    /** How long the members of a large group may wait for the begin of what they are told. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    /** How long what leaves the relay may wait for its begin: what came meanwhile is collected together. */
    private static final Duration SOON = Duration.ofMillis(50);

    /** How long a reader's step may wait to be stored, together with others. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    /** With its share of the time, one round of taking up words a second. */
    private static final Duration WORDS = Duration.ofMillis(800);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** For what another node, or an earlier run, has left. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(5);

    private final Scheduler chores = new Scheduler();
    private final Injector injector;
    private final boolean mail;
    private final Duration housekeeping;

    /** @param mail whether codes are mailed */
    Schedule(Injector injector, Settings settings, boolean mail) {
        this.injector = injector;
        this.mail = mail;
        this.housekeeping = settings.get(RelaySettings.QUEUE_HOUSEKEEPING_INTERVAL_SEC);
    }

    /** Until it is closed. */
    AutoCloseable begin(Store store) {
        readers();
        messages();
        files();
        people();
        bridge();
        language();
        callbacks();
        chores.every(Duration.ofSeconds(2), "Looking after the database", store::keepAlive);
        return chores;
    }

    private <T> T the(Class<T> useCase) {
        return injector.getInstance(useCase);
    }

    private void readers() {
        chores.every(GATHERING, "Storing what was received", the(Acknowledgements.class)::flush);
        chores.every(GATHERING, "Storing signs of life", the(Heartbeats.class)::flush);
        chores.every(SECOND, "Telling who is there", the(OnlineSessions.class)::tellNews);
    }

    private void messages() {
        FanOutWorker fanOuts = the(FanOutWorker.class);
        chores.every(AT_ONCE, "Telling large groups", fanOuts::work);
        chores.every(LEFT_BEHIND, "Telling large groups what another node left", fanOuts::workAll);
        chores.every(SECOND, "Telling senders of what has expired", the(BounceExpired.class)::round);
        chores.every(housekeeping, "Pruning logs", the(PruneLogs.class)::round);
        IndexMessages words = the(IndexMessages.class);
        chores.soon("Looking for messages that searches miss", words::lookForForgotten);
        chores.every(Duration.ofHours(1), "Looking for messages that searches miss", words::lookForForgotten);
        chores.every(WORDS, "Taking up words for searches", words::round);
    }

    private void files() {
        ClearFiles files = the(ClearFiles.class);
        chores.soon("Settling cut off uploads", files::round);
        chores.every(housekeeping, "Clearing old files", files::round);
    }

    private void people() {
        chores.every(housekeeping, "Forgetting old idempotency keys", the(Idempotency.class)::prune);
        chores.every(SECOND, "Settling questions whose time is over", the(ExpireQuestions.class)::run);
        chores.every(SECOND, "Reading which agents are paused", the(AgentStates.class)::refresh);
        chores.every(SECOND, "Reading which conversations are stopped", the(LoopGuard.class)::refresh);
        chores.every(SECOND, "Ending calls that nobody answers", the(SignalCalls.class)::endUnanswered);
        if (mail) {
            chores.every(SECOND, "Mailing login codes again", the(RetryCodeMails.class)::work);
        }
    }

    private void bridge() {
        ExpireOutboundMessages outboundMessages = the(ExpireOutboundMessages.class);
        chores.every(SECOND, "Ending what no phone has taken", outboundMessages::run);
        chores.every(housekeeping, "Forgetting what phones brought long ago", outboundMessages::forget);
        chores.every(SOON, "Sending by gateways", the(OutboundDispatcher.class)::work);
        chores.every(LEFT_BEHIND, "Asking gateways", the(AskGateways.class)::work);
        chores.every(Duration.ofSeconds(3), "Listening to gateways", the(ListenToGateways.class)::look);
    }

    private void language() {
        CollectTranslations collecting = the(CollectTranslations.class);
        TranslationWorker translating = the(TranslationWorker.class);
        chores.soon("Looking for what is to be translated", collecting::workAll);
        chores.every(SOON, "Looking for what is to be translated", collecting::work);
        chores.every(LEFT_BEHIND, "Looking through all logs for what is to be translated", collecting::workAll);
        chores.every(SOON, "Beginning translations", translating::work);
        chores.every(SECOND, "Beginning translations that are due again", translating::workAll);
    }

    private void callbacks() {
        CollectDeliveries collecting = the(CollectDeliveries.class);
        DeliveryWorker calling = the(DeliveryWorker.class);
        chores.every(SOON, "Collecting for callbacks", collecting::work);
        chores.every(LEFT_BEHIND, "Collecting for callbacks what another node left", collecting::workAll);
        chores.every(SOON, "Calling callbacks", calling::work);
        chores.every(GATHERING, "Noting how callbacks were called", calling::note);
        chores.every(SECOND, "Calling callbacks again", calling::workAll);
        chores.every(housekeeping, "Forgetting old deliveries", the(PruneDeliveries.class)::run);
    }
}
