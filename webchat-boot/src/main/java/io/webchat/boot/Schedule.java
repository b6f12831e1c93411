package io.webchat.boot;

import com.google.inject.Injector;
import io.webchat.adapter.persistence.epoch.CurrentEpoch;
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
import io.webchat.application.retention.PruneStaleRows;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import java.time.Duration;

/** What the relay does without being asked, and how often. */
final class Schedule {
    /** How long deliveries and translations may gather before they are begun together. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    /** How long a reader's position may wait to be stored, together with others. */
    private static final Duration POSITIONS = Duration.ofMillis(200);

    /** With its share of the time, one round of indexing a second. */
    private static final Duration INDEXING = Duration.ofMillis(800);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** For what another node, or an earlier run, has left. */
    private static final Duration LEFT_OVER = Duration.ofSeconds(5);

    private final Scheduler jobs = new Scheduler();
    private final Injector injector;
    private final boolean mail;
    private final Duration housekeeping;

    /** @param mail whether codes are mailed */
    Schedule(Injector injector, Settings settings, boolean mail) {
        this.injector = injector;
        this.mail = mail;
        this.housekeeping = settings.get(RelaySettings.QUEUE_HOUSEKEEPING_INTERVAL_SEC);
    }

    /** Runs until it is closed. */
    AutoCloseable begin(Store store) {
        upkeep(store);
        messages();
        files();
        people();
        bridge();
        language();
        callbacks();
        return jobs;
    }

    private <T> T the(Class<T> useCase) {
        return injector.getInstance(useCase);
    }

    private void upkeep(Store store) {
        jobs.critical(Duration.ofSeconds(2), "Restarting a dead database", store::keepAlive);
        jobs.critical(POSITIONS, "Storing positions and receipts", the(Acknowledgements.class)::flush);
        jobs.critical(POSITIONS, "Storing signs of life", the(Heartbeats.class)::flush);
        jobs.critical(SECOND, "Publishing presence", the(OnlineSessions.class)::tellNews);
        jobs.critical(LEFT_OVER, "Keeping leases", the(TranslationWorker.class)::renewLeases);
        CurrentEpoch epoch = the(CurrentEpoch.class);
        jobs.every(
                Duration.ofSeconds(10),
                "Checking the epoch",
                () -> store.epoch().ifPresent(epoch::is));
    }

    private void messages() {
        FanOutWorker fanOuts = the(FanOutWorker.class);
        jobs.drain(
                "Notifying large groups",
                fanOuts.signal(),
                Duration.ZERO,
                fanOuts::workAll,
                LEFT_OVER,
                fanOuts::workAll);
        jobs.every(SECOND, "Bouncing expired messages", the(BounceExpired.class)::round);
        jobs.every(housekeeping, "Pruning logs", the(PruneLogs.class)::round);
        jobs.every(Duration.ofHours(6), "Removing stale rows", the(PruneStaleRows.class)::run);
        IndexMessages index = the(IndexMessages.class);
        jobs.soon("Looking for messages that searches miss", index::lookForForgotten);
        jobs.every(Duration.ofHours(1), "Looking for messages that searches miss", index::lookForForgotten);
        jobs.every(INDEXING, "Indexing messages", index::round);
    }

    private void files() {
        ClearFiles files = the(ClearFiles.class);
        jobs.soon("Settling broken off uploads", files::round);
        jobs.every(housekeeping, "Clearing old files", files::round);
    }

    private void people() {
        jobs.every(housekeeping, "Forgetting old idempotency keys", the(Idempotency.class)::prune);
        jobs.every(SECOND, "Expiring questions", the(ExpireQuestions.class)::run);
        jobs.every(SECOND, "Reading which agents are paused", the(AgentStates.class)::refresh);
        jobs.every(SECOND, "Reading which conversations are stopped", the(LoopGuard.class)::refresh);
        jobs.every(SECOND, "Ending unanswered calls", the(SignalCalls.class)::endUnanswered);
        if (mail) {
            jobs.every(SECOND, "Mailing login codes again", the(RetryCodeMails.class)::work);
        }
    }

    private void bridge() {
        ExpireOutboundMessages outboundMessages = the(ExpireOutboundMessages.class);
        jobs.every(SECOND, "Expiring outbound messages", outboundMessages::run);
        jobs.every(housekeeping, "Forgetting old inbound messages of phones", outboundMessages::forget);
        OutboundDispatcher dispatcher = the(OutboundDispatcher.class);
        jobs.drain(
                "Sending by gateways",
                dispatcher.signal(),
                GATHERING,
                dispatcher::workAll,
                SECOND,
                dispatcher::workAll);
        jobs.every(LEFT_OVER, "Asking gateways for states", the(AskGateways.class)::work);
        jobs.every(Duration.ofSeconds(3), "Polling gateways", the(ListenToGateways.class)::look);
    }

    private void language() {
        CollectTranslations collecting = the(CollectTranslations.class);
        TranslationWorker translating = the(TranslationWorker.class);
        jobs.soon("Collecting translations", collecting::workAll);
        jobs.drain(
                "Collecting translations",
                collecting.signal(),
                GATHERING,
                collecting::work,
                LEFT_OVER,
                collecting::workAll);
        jobs.drain("Translating", translating.signal(), GATHERING, translating::workAll, SECOND, translating::workAll);
    }

    private void callbacks() {
        CollectDeliveries collecting = the(CollectDeliveries.class);
        DeliveryWorker calling = the(DeliveryWorker.class);
        jobs.drain(
                "Collecting deliveries",
                collecting.signal(),
                GATHERING,
                collecting::work,
                LEFT_OVER,
                collecting::workAll);
        jobs.drain("Calling callbacks", calling.signal(), GATHERING, calling::workAll, SECOND, calling::workAll);
        jobs.every(POSITIONS, "Noting outcomes of callbacks", calling::note);
        jobs.every(housekeeping, "Forgetting old deliveries", the(PruneDeliveries.class)::run);
    }
}
