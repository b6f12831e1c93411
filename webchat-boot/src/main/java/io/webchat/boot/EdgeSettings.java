package io.webchat.boot;

import io.webchat.adapter.rest.EdgeConfig;
import io.webchat.adapter.rest.http.IpNetwork;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Settings;
import java.util.Optional;

/** What the settings say about callers in general. */
final class EdgeSettings {
    private EdgeSettings() {}

    static EdgeConfig config(Settings settings) {
        return new EdgeConfig(
                settings.get(RelaySettings.WEBCHAT_TRUSTED_PROXIES).stream()
                        .map(IpNetwork::parse)
                        .flatMap(Optional::stream)
                        .toList(),
                settings.get(RelaySettings.WEBCHAT_PUBLIC_URL).orElse(null),
                settings.get(RelaySettings.WEBCHAT_MAX_CONNECTIONS),
                settings.get(RelaySettings.WEBCHAT_MAX_CONNECTIONS_PER_NETWORK),
                false,
                settings.get(RelaySettings.WEBCHAT_HEADER_TIMEOUT_SEC),
                settings.get(RelaySettings.WEBCHAT_BODY_TIMEOUT_SEC),
                settings.get(RelaySettings.WEBCHAT_MAX_REQUESTS_PER_SESSION),
                settings.get(RelaySettings.WEBCHAT_MAX_REQUESTS_PER_ACCOUNT),
                settings.get(RelaySettings.WEBCHAT_MAX_STREAMS_PER_SESSION),
                settings.get(RelaySettings.WEBCHAT_MAX_STREAMS_PER_ACCOUNT));
    }
}
