package io.webchat.adapter.mcp;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What the endpoint needs to know of the relay.
 *
 * @param version shown to hosts
 * @param allowedOrigins of pages of other sites that may call; {@code *} for all
 * @param maxBodyBytes the largest request
 */
public record McpConfig(String version, Set<String> allowedOrigins, int maxBodyBytes) {
    public McpConfig {
        requireNonNull(version, "version is null");
        allowedOrigins = Set.copyOf(allowedOrigins);
    }
}
