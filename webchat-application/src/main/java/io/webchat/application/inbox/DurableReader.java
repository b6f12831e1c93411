package io.webchat.application.inbox;

import static java.util.Objects.requireNonNull;

import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.InboxEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads many logs, each on from a stored place. What is made of the events is stored in the transaction that moves the
 * place: none is forgotten, and none counts twice.
 *
 * @param <P> a place, with what else is known of whoever reads from there
 */
public final class DurableReader<P extends DurableReader.Place> {
    private static final Logger log = LoggerFactory.getLogger(DurableReader.class);

    /** Places held in one transaction. */
    private static final int PLACES = 50;

    /** Events of one log read in one transaction. */
    private static final int EVENTS = 100;

    /** How far a log has been read. */
    public interface Place {
        /** Whose log. */
        AccountId account();

        /** Everything up to here has been read. */
        long seq();
    }

    /** Stores places; all of them behind which their log goes on can be held, until the end of the unit of work. */
    public interface Places<P> {
        /** At most {@code most}, of all logs. Those that another worker holds are left to it. */
        List<P> holdBehind(int most);

        /** As {@link #holdBehind(int)}, of these accounts' logs. */
        List<P> holdBehind(Collection<AccountId> accounts, int most);
    }

    /** @param events those behind the place in their order, at least one */
    public record Page<P>(P place, List<InboxEvent> events) {
        public Page {
            requireNonNull(place, "place is null");
            events = List.copyOf(events);
        }

        /** The place to move to. */
        public long end() {
            return events.getLast().seq();
        }
    }

    /** Makes something of the events, and moves their places. */
    public interface Use<P> {
        /**
         * Inside the unit of work that holds the places.
         *
         * @return what is to be done after its commit
         */
        Runnable of(List<Page<P>> pages);
    }

    private final Places<P> places;
    private final Use<P> use;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;

    public DurableReader(Places<P> places, Use<P> use, Inboxes inboxes, UnitOfWork unitOfWork) {
        this.places = places;
        this.use = use;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
    }

    /** Reads all logs up to their ends. */
    public void readAll() {
        readWhileMore(() -> places.holdBehind(PLACES));
    }

    /** Reads these accounts' logs up to their ends. */
    public void read(Collection<AccountId> accounts) {
        readWhileMore(() -> places.holdBehind(accounts, PLACES));
    }

    /** @param more somebody may be behind still */
    private record Step(Runnable afterCommit, boolean more) {}

    private void readWhileMore(Supplier<List<P>> holding) {
        boolean more = true;
        while (more) {
            Set<AccountId> held = new HashSet<>();
            try {
                more = readSome(holding, held);
            } catch (RuntimeException e) {
                if (held.isEmpty() || Batches.unavailable(e)) {
                    throw e;
                }
                held.forEach(this::readAlone);
                // Those that are left are found by the next look.
                more = false;
            }
        }
    }

    /** Of many logs one can't be made use of: the others go on without it. */
    private void readAlone(AccountId account) {
        try {
            readSome(() -> places.holdBehind(List.of(account), PLACES), new HashSet<>());
        } catch (RuntimeException e) {
            if (Batches.unavailable(e)) {
                throw e;
            }
            log.error("The log of account {} can't be made use of; it is tried again later", account.value(), e);
        }
    }

    private boolean readSome(Supplier<List<P>> holding, Set<AccountId> held) {
        Step step = unitOfWork.call(() -> {
            List<P> places = holding.get();
            places.forEach(place -> held.add(place.account()));
            return step(places);
        });
        step.afterCommit().run();
        return step.more();
    }

    private Step step(List<P> held) {
        if (held.isEmpty()) {
            return new Step(() -> {}, false);
        }
        Map<AccountId, Long> from = new HashMap<>();
        held.forEach(place -> from.merge(place.account(), place.seq(), Math::min));
        Map<AccountId, List<InboxEvent>> logs =
                inboxes.after(from, EVENTS).stream().collect(Collectors.groupingBy(InboxEvent::recipient));
        List<Page<P>> pages = held.stream()
                .map(place -> new Page<>(place, behind(place, logs.getOrDefault(place.account(), List.of()))))
                .filter(page -> !page.events().isEmpty())
                .toList();
        boolean more = held.size() == PLACES || logs.values().stream().anyMatch(events -> events.size() == EVENTS);
        return new Step(use.of(pages), more);
    }

    private static List<InboxEvent> behind(Place place, List<InboxEvent> events) {
        return events.stream().filter(event -> event.seq() > place.seq()).toList();
    }
}
