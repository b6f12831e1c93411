package io.webchat.application.groups;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off the tellings to large groups, one after the other, so that every member sees them in one order. */
@Singleton
public final class FanOutWorker {
    private static final Logger log = LoggerFactory.getLogger(FanOutWorker.class);

    /** Members told in one transaction: some ten milliseconds, in which sends wait their turn. */
    private static final int CHUNK = 1_000;

    private final FanOuts fanOuts;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final WorkSignal signal = new WorkSignal();

    @Inject
    FanOutWorker(FanOuts fanOuts, Inboxes inboxes, UnitOfWork unitOfWork) {
        this.fanOuts = fanOuts;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
    }

    /** Something was added; the next look finds it, once it is committed. */
    void wakeSoon() {
        signal.raise();
    }

    /** Raised when something was added. */
    public WorkSignal signal() {
        return signal;
    }

    /** Works off all there is, that of other nodes that died too. */
    public synchronized void workAll() {
        signal.lower();
        Set<GroupId> passedOver = new HashSet<>();
        boolean more = true;
        while (more) {
            more = step(passedOver);
        }
    }

    private boolean step(Set<GroupId> passedOver) {
        AtomicReference<FanOuts.@Nullable FanOut> tried = new AtomicReference<>();
        try {
            return unitOfWork.call(() -> {
                List<FanOuts.FanOut> oldest = fanOuts.oldest(passedOver);
                oldest.forEach(fanOut -> {
                    tried.set(fanOut);
                    tellSome(fanOut);
                });
                return !oldest.isEmpty();
            });
        } catch (RuntimeException e) {
            FanOuts.FanOut failed = tried.get();
            if (failed == null || Batches.unavailable(e)) {
                throw e;
            }
            // Its own group keeps its order and waits; the others go on.
            log.error("Fan-out {} to group {} failed and is tried again later", failed.id(), failed.group(), e);
            passedOver.add(failed.group());
            return true;
        }
    }

    private void tellSome(FanOuts.FanOut fanOut) {
        if (fanOut.payload() instanceof EventPayload.Unknown unknown) {
            throw new IllegalStateException("only a newer version of the relay knows events of kind " + unknown.kind());
        }
        List<AccountId> members = fanOuts.nextMembers(fanOut, CHUNK);
        if (members.size() < CHUNK) {
            fanOuts.done(fanOut);
        } else {
            fanOuts.toldUpTo(fanOut, members.getLast());
        }
        inboxes.append(members.stream()
                .filter(member -> !member.equals(fanOut.except()))
                .map(member -> new Inboxes.NewEvent(member, fanOut.at(), fanOut.payload()))
                .toList());
    }
}
