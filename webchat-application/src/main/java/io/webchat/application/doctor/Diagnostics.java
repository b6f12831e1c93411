package io.webchat.application.doctor;

import java.util.List;

/** What one part of the relay has to have examined. */
public interface Diagnostics {
    /**
     * One for each provider that is set up now, or one that says that none is. Comes back soon; the round trips are made
     * by the checkups. One that throws counts as a checkup that failed.
     */
    List<Diagnostic> due();
}
