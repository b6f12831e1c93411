package io.webchat.boot;

import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Secret;
import io.webchat.boot.settings.Setting;
import io.webchat.boot.settings.Settings;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the phone that the settings set up: of each gateway that is named there. */
final class BridgeRoutes {
    private final Settings settings;
    private final Map<Channel, Route> routes = new EnumMap<>(Channel.class);

    private BridgeRoutes(Settings settings) {
        this.settings = settings;
    }

    static Map<Channel, Route> read(Settings settings) {
        BridgeRoutes routes = new BridgeRoutes(settings);
        routes.phoneRelay();
        routes.smsGate();
        routes.telegram();
        routes.whatsApp();
        routes.ntfy();
        return routes.routes;
    }

    /** What a gateway of its own carries takes its place. */
    private void phoneRelay() {
        Given given = new Given()
                .with("url", address(RelaySettings.WEBCHAT_PHONERELAY_URL))
                .with("api_key", secret(RelaySettings.WEBCHAT_PHONERELAY_API_KEY))
                .with("phone_id", settings.get(RelaySettings.WEBCHAT_PHONERELAY_PHONE_ID));
        List<Channel> all = List.of(Channel.SMS, Channel.WA, Channel.TG, Channel.TG_BOT, Channel.NOTIFY);
        given.route("phonerelay", "url", all);
        if (settings.get(RelaySettings.SMTP_HOST).isEmpty()) {
            given.route("phonerelay", "url", List.of(Channel.EMAIL));
        }
    }

    private void smsGate() {
        new Given()
                .with("url", address(RelaySettings.WEBCHAT_SMSGATE_URL))
                .with("username", settings.get(RelaySettings.WEBCHAT_SMSGATE_USERNAME))
                .with("password", secret(RelaySettings.WEBCHAT_SMSGATE_PASSWORD))
                .with("webhook_key", secret(RelaySettings.WEBCHAT_SMSGATE_WEBHOOK_KEY))
                .route("smsgate", "url", List.of(Channel.SMS));
    }

    private void telegram() {
        new Given()
                .with("bot_token", secret(RelaySettings.WEBCHAT_TELEGRAM_BOT_TOKEN))
                .with("webhook_secret", secret(RelaySettings.WEBCHAT_TELEGRAM_WEBHOOK_SECRET))
                .with("api_root", address(RelaySettings.WEBCHAT_TELEGRAM_API_ROOT))
                .route("telegram", "bot_token", List.of(Channel.TG));
    }

    private void whatsApp() {
        new Given()
                .with("access_token", secret(RelaySettings.WEBCHAT_WHATSAPP_ACCESS_TOKEN))
                .with("phone_number_id", settings.get(RelaySettings.WEBCHAT_WHATSAPP_PHONE_NUMBER_ID))
                .with("app_secret", secret(RelaySettings.WEBCHAT_WHATSAPP_APP_SECRET))
                .with("verify_token", secret(RelaySettings.WEBCHAT_WHATSAPP_VERIFY_TOKEN))
                .with("api_root", address(RelaySettings.WEBCHAT_WHATSAPP_API_ROOT))
                .route("whatsapp", "access_token", List.of(Channel.WA));
    }

    private void ntfy() {
        new Given()
                .with("url", address(RelaySettings.WEBCHAT_NTFY_URL))
                .with("topic", settings.get(RelaySettings.WEBCHAT_NTFY_TOPIC))
                .with("token", secret(RelaySettings.WEBCHAT_NTFY_TOKEN))
                .route("ntfy", "url", List.of(Channel.NOTIFY));
    }

    private Optional<String> address(Setting<Optional<URI>> setting) {
        return settings.get(setting).map(URI::toString);
    }

    private Optional<String> secret(Setting<Optional<Secret>> setting) {
        return settings.get(setting).map(Secret::reveal);
    }

    /** What is set of one gateway. */
    private final class Given {
        private final Map<String, String> set = new HashMap<>();

        Given with(String name, Optional<String> value) {
            value.ifPresent(text -> set.put(name, text));
            return this;
        }

        /** None without its first setting. */
        void route(String gateway, String first, List<Channel> channels) {
            if (set.containsKey(first)) {
                channels.forEach(channel -> routes.put(channel, new Route(gateway, set, true)));
            }
        }
    }
}
