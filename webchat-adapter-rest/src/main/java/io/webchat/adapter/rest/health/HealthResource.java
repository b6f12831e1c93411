package io.webchat.adapter.rest.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.RestConfig;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.problem.Problem;
import io.webchat.adapter.rest.problem.ProblemMapper;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a load balancer, an orchestrator or a curious person asks first. Tells no secrets. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource implements Resource {
    record Health(
            boolean success,
            String status,
            String version,
            long uptimeSeconds,
            @JsonProperty("public") boolean reachable) {}

    record Live(boolean success, String status) {}

    record Ready(boolean success, String status, List<Readiness.Finding> checks) {}

    record NotReady(@JsonUnwrapped Problem problem, List<Readiness.Finding> checks) {}

    private final RestConfig config;
    private final Readiness readiness;
    private final Clock clock;
    private final Instant begin;

    @Inject
    public HealthResource(RestConfig config, Readiness readiness, Clock clock) {
        this.config = config;
        this.readiness = readiness;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** {@code public} is true when the relay listens on more than loopback. */
    @Operation(summary = "That the relay runs")
    @GET
    public Object health() {
        long uptime = Duration.between(begin, clock.instant()).toSeconds();
        return new Health(true, "ok", config.version(), uptime, !config.onLoopback());
    }

    @Operation(summary = "That the process lives")
    @GET
    @Path("/live")
    public Object live() {
        return new Live(true, "live");
    }

    /** {@code degraded} when it serves, and something beside fails. */
    @Operation(summary = "Whether it can serve, with what fails")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Ready.class)))
    @GET
    @Path("/ready")
    public Response ready(@Context ContainerRequestContext request) {
        List<Readiness.Finding> findings = readiness.findings();
        String failing = findings.stream()
                .filter(Readiness.Finding::stops)
                .map(Readiness.Finding::name)
                .collect(Collectors.joining(", "));
        if (failing.isEmpty()) {
            boolean whole = findings.stream().allMatch(Readiness.Finding::ok);
            return Response.ok(new Ready(true, whole ? "ready" : "degraded", findings))
                    .build();
        }
        Refusal refusal = Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "Not ready: " + failing + ".");
        Problem problem = Problem.of(refusal, Exchange.of(request).requestId());
        return ProblemMapper.response(problem, new NotReady(problem, findings)).build();
    }
}
