package io.webchat.application.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What browsers need to find each other.
 *
 * @param turnSecret shared with the TURN server, for its short-lived credentials; null without TURN
 */
public record IceConfig(
        List<String> stunUrls,
        List<String> turnUrls,
        @Nullable String turnSecret) {
    public IceConfig {
        stunUrls = List.copyOf(stunUrls);
        turnUrls = List.copyOf(turnUrls);
    }

    @Override
    public String toString() {
        return "IceConfig[stunUrls=" + stunUrls + ", turnUrls=" + turnUrls + ", turnSecret=[REDACTED]]";
    }
}
