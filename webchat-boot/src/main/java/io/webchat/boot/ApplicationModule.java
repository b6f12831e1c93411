package io.webchat.boot;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.webchat.adapter.rest.files.FilesResource;
import io.webchat.application.agents.LoopConfig;
import io.webchat.application.bridge.BridgeConfig;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.callbacks.PruneDeliveries;
import io.webchat.application.calls.IceConfig;
import io.webchat.application.files.FilesConfig;
import io.webchat.application.identity.LoginCodeSender;
import io.webchat.application.identity.LoginConfig;
import io.webchat.application.identity.MailLoginCodes;
import io.webchat.application.language.LanguageConfig;
import io.webchat.application.limits.Allowance;
import io.webchat.application.limits.RateLimitConfig;
import io.webchat.application.retention.PruneStaleRows;
import io.webchat.application.retention.RetentionConfig;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Secret;
import io.webchat.boot.settings.Setting;
import io.webchat.boot.settings.Settings;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.TokenHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the use cases need besides the ports. */
final class ApplicationModule extends AbstractModule {
    private final Settings settings;

    ApplicationModule(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        binder().requireAtInjectOnConstructors();
        binder().disableCircularProxies();
        // PostgreSQL keeps microseconds; what it gives back is then equal to what was stored.
        bind(Clock.class).toInstance(Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS)));
        bind(SecureRandom.class).toInstance(new SecureRandom());
        bind(RateLimitConfig.class)
                .toInstance(new RateLimitConfig(RelaySettings.RATE_LIMITS.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                limit -> new Allowance(
                                        settings.get(limit.getValue()),
                                        limit.getKey().usual().refill())))));
        bind(RetentionConfig.class)
                .toInstance(new RetentionConfig(unlessOff(settings.get(RelaySettings.PCHAT_QUEUE_STALE_TTL_SEC))));
        bind(IceConfig.class)
                .toInstance(new IceConfig(
                        settings.get(RelaySettings.WEBCHAT_STUN_URLS),
                        settings.get(RelaySettings.WEBCHAT_TURN_URLS),
                        settings.get(RelaySettings.WEBCHAT_TURN_SECRET)
                                .map(Secret::reveal)
                                .orElse(null)));
        bind(LanguageConfig.class)
                .toInstance(new LanguageConfig(settings.get(RelaySettings.WEBCHAT_TRANSCRIBE_MAX_BYTES)));
        bind(LoopConfig.class)
                .toInstance(new LoopConfig(
                        settings.get(RelaySettings.WEBCHAT_LOOP_LIMIT),
                        settings.get(RelaySettings.WEBCHAT_AGENT_MESSAGES_PER_HOUR)));
        bind(LoginConfig.class).toInstance(loginConfig());
        bind(BridgeConfig.class).toInstance(bridgeConfig());
        Multibinder.newSetBinder(binder(), Gateway.class);
        bind(FilesConfig.class).toInstance(filesConfig());
        bind(PruneDeliveries.Config.class)
                .toInstance(new PruneDeliveries.Config(
                        unlessOff(settings.get(RelaySettings.WEBCHAT_CALLBACK_LOG_TTL_SEC))));
        bind(PruneStaleRows.Config.class)
                .toInstance(new PruneStaleRows.Config(
                        unlessOff(settings.get(RelaySettings.WEBCHAT_RECEIPT_TTL_SEC)),
                        unlessOff(settings.get(RelaySettings.WEBCHAT_AUDIT_TTL_SEC))));
        if (settings.get(RelaySettings.SMTP_HOST).isPresent()) {
            bind(LoginCodeSender.class).to(MailLoginCodes.class);
        } else {
            bind(LoginCodeSender.class).toInstance(new ConsoleLoginCodeSender(System.out));
        }
    }

    private LoginConfig loginConfig() {
        AccessPolicy access = new AccessPolicy(
                settings.get(RelaySettings.PCHAT_FREE_MODE_ENABLED),
                emails(RelaySettings.PCHAT_AUTH_ALLOWED_EMAILS),
                Set.copyOf(settings.get(RelaySettings.PCHAT_AUTH_ALLOWED_DOMAINS)),
                emails(RelaySettings.PCHAT_ADMIN_EMAILS),
                Set.copyOf(settings.get(RelaySettings.PCHAT_ADMIN_DOMAINS)));
        Duration life = settings.get(RelaySettings.PCHAT_SESSION_TTL_SEC);
        return new LoginConfig(access, unlessOff(life), settings.get(RelaySettings.PCHAT_DEV_EXPOSE_CODES));
    }

    private BridgeConfig bridgeConfig() {
        return new BridgeConfig(
                unlessOff(settings.get(RelaySettings.QUEUE_STALE_TTL_SEC)),
                settings.get(RelaySettings.PHONE_RELAY_API_KEY)
                        .map(key -> TokenHash.of(key.reveal()))
                        .orElse(null),
                settings.get(RelaySettings.WEBCHAT_PHONE_ID)
                        .flatMap(PhoneId::parse)
                        .orElse(null),
                settings.get(RelaySettings.WEBCHAT_PHONE_OWNER)
                        .map(email -> EmailAddress.parse("WEBCHAT_PHONE_OWNER", email))
                        .orElse(null),
                BridgeRoutes.read(settings));
    }

    private FilesConfig filesConfig() {
        String root = settings.get(RelaySettings.WEBCHAT_PUBLIC_URL)
                .map(url -> url.toString().replaceAll("/+$", ""))
                .orElse("");
        return new FilesConfig(
                settings.get(RelaySettings.WEBCHAT_MAX_UPLOAD_BYTES),
                settings.get(RelaySettings.WEBCHAT_UPLOAD_QUOTA_BYTES),
                settings.get(RelaySettings.PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN),
                root + FilesResource.PATH + "/",
                unlessOff(settings.get(RelaySettings.PCHAT_UPLOAD_TTL_SEC)));
    }

    private Set<EmailAddress> emails(Setting<List<String>> setting) {
        return settings.get(setting).stream()
                .map(email -> EmailAddress.parse(setting.name(), email))
                .collect(Collectors.toSet());
    }

    /** 0 turns an expiry off. */
    private static @Nullable Duration unlessOff(Duration expiry) {
        return expiry.isZero() ? null : expiry;
    }
}
