package io.webchat.application.groups;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Works off the tellings to large groups, one after the other, so that every member sees them in one order. */
@Singleton
public final class FanOutWorker {
    /** Members told in one transaction: some ten milliseconds, in which sends wait their turn. */
    private static final int CHUNK = 1_000;

    private final FanOuts fanOuts;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private volatile boolean maybeMore = true;

    @Inject
    FanOutWorker(FanOuts fanOuts, Inboxes inboxes, UnitOfWork unitOfWork) {
        this.fanOuts = fanOuts;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
    }

    /** Something was added; the next look finds it, once it is committed. */
    void wakeSoon() {
        maybeMore = true;
    }

    /** Works off all there is, when anything was added since; called by the relay every moment. */
    public void work() {
        if (maybeMore) {
            workAll();
        }
    }

    /** Works off all there is, that of other nodes that died too. */
    public synchronized void workAll() {
        maybeMore = false;
        boolean more = true;
        while (more) {
            more = unitOfWork.call(this::step);
        }
    }

    private boolean step() {
        List<FanOuts.FanOut> oldest = fanOuts.oldest();
        oldest.forEach(this::tellSome);
        return !oldest.isEmpty();
    }

    private void tellSome(FanOuts.FanOut fanOut) {
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
