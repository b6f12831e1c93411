package io.webchat.adapter.persistence.epoch;

import io.webchat.adapter.persistence.database.JooqRelayRecord;
import io.webchat.adapter.persistence.log.LogHeads;
import io.webchat.application.inbox.Acknowledgements;
import io.webchat.application.inbox.InboxFeed;
import jakarta.inject.Inject;

/** Makes a running relay forget what it knew of a database that has been restored. */
public final class CurrentEpoch {
    private final JooqRelayRecord relay;
    private final LogHeads heads;
    private final InboxFeed feed;
    private final Acknowledgements acknowledgements;

    @Inject
    public CurrentEpoch(JooqRelayRecord relay, LogHeads heads, InboxFeed feed, Acknowledgements acknowledgements) {
        this.relay = relay;
        this.heads = heads;
        this.feed = feed;
        this.acknowledgements = acknowledgements;
    }

    /** @param epoch what {@link Epoch#check} returned */
    public void is(long epoch) {
        if (relay.epochIs(epoch)) {
            acknowledgements.forgetAll();
            heads.forgetAll();
            feed.forgetAll();
        }
    }
}
