package io.webchat.adapter.rest.limits;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.EdgeConfig;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.RestConfig;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.identity.AgentStateResponse;
import io.webchat.adapter.rest.identity.AgentStateViews;
import io.webchat.application.agents.LoopGuard;
import io.webchat.application.files.FilesConfig;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.application.limits.Allowance;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.identity.Session;
import io.webchat.domain.messaging.Content;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The limits that hold here: how much at once, and how often. */
@Path("/api/v1/limits")
@Produces(MediaType.APPLICATION_JSON)
public final class LimitsResource implements Resource {
    /** @param per in seconds */
    record Rate(int most, long per, String counts) {
        static Rate of(RateLimit limit, Allowance allowance) {
            return new Rate(allowance.burst(), allowance.refill().toSeconds(), limit.description());
        }
    }

    /** In characters, bytes, events and seconds, as the names say. */
    record Sizes(
            int textCharacters,
            long bodyBytes,
            long uploadBytes,
            long uploadQuotaBytes,
            int pollEvents,
            long waitSeconds,
            long presenceLeaseSeconds,
            int connections,
            int connectionsPerNetwork,
            long headerTimeoutSeconds,
            long bodyTimeoutSeconds,
            int requestsPerSession,
            int requestsPerAccount,
            int streamsPerSession,
            int streamsPerAccount) {}

    /**
     * For agents whose owner has set nothing else.
     *
     * @param loopLimit how often automatic messages may answer each other without a person
     */
    record Agents(int loopLimit, int messagesPerHour) {}

    /** @param agent what is left to the caller; null for anybody but an agent */
    record LimitsResponse(
            boolean success,
            Sizes sizes,
            Map<String, Rate> rates,
            Agents agents,
            @Nullable AgentStateResponse agent) {}

    private final RateLimits rateLimits;
    private final RestConfig rest;
    private final FilesConfig files;
    private final LoopGuard loopGuard;
    private final AgentStateViews agentStates;

    @Inject
    public LimitsResource(
            RateLimits rateLimits,
            RestConfig rest,
            FilesConfig files,
            LoopGuard loopGuard,
            AgentStateViews agentStates) {
        this.rateLimits = rateLimits;
        this.rest = rest;
        this.files = files;
        this.loopGuard = loopGuard;
        this.agentStates = agentStates;
    }

    @Operation(summary = "The limits that hold on this relay")
    @GET
    public LimitsResponse limits(@Auth SignedIn caller) {
        EdgeConfig edge = rest.edge();
        return new LimitsResponse(
                true,
                new Sizes(
                        Content.MAX_TEXT_CHARACTERS,
                        rest.maxBodyBytes(),
                        files.mostBytes(),
                        files.quotaBytes(),
                        ReadInbox.MAX_LIMIT,
                        ReadInbox.MAX_WAIT.toSeconds(),
                        Session.LEASE.toSeconds(),
                        edge.connections(),
                        edge.connectionsPerNetwork(),
                        edge.headerTimeout().toSeconds(),
                        edge.bodyTimeout().toSeconds(),
                        edge.requestsPerSession(),
                        edge.requestsPerAccount(),
                        edge.streamsPerSession(),
                        edge.streamsPerAccount()),
                Arrays.stream(RateLimit.values())
                        .collect(Collectors.toMap(
                                RateLimit::wireName,
                                limit -> Rate.of(limit, rateLimits.allowance(limit)),
                                (one, other) -> one,
                                TreeMap::new)),
                new Agents(loopGuard.config().limit(), loopGuard.config().messagesPerHour()),
                LoopGuard.automatic(caller.account())
                        ? agentStates.full(caller.account().id())
                        : null);
    }
}
