package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.webchat.application.bridge.BridgeConfig;
import io.webchat.application.bridge.Phones;
import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.egress.HostNames;
import io.webchat.application.egress.TargetGuard;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.egress.AllowedHosts;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import io.webchat.testkit.egress.ListedHostNames;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.MutableClock;
import io.webchat.testkit.memory.InMemoryStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which routes are tried, and how the operator is led to them. */
@Timeout(30)
class GatewayDiagnosticsTest {
    private static final Route OWN = new Route("ntfy", Map.of("url", "http://127.0.0.1:1"), true);
    private static final Route ADMINS =
            new Route("smsgate", Map.of("url", "http://127.0.0.1:1", "username", "u", "password", "p"));

    private final Phones phones = new InMemoryStore().phones();
    private @Nullable Injector injector;

    @AfterEach
    void close() {
        if (injector != null) {
            injector.getInstance(VendorHttp.class).close();
        }
    }

    private List<Diagnostic> due(BridgeConfig config, Phones known) {
        ListedHostNames hostNames = new ListedHostNames();
        Injector made = Guice.createInjector(new PhonebridgeModule(null), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Phones.class).toInstance(known);
                bind(BridgeConfig.class).toInstance(config);
                bind(HostNames.class).toInstance(hostNames);
                bind(TargetGuard.class).toInstance(new TargetGuard(AllowedHosts.none(), hostNames));
                bind(Clock.class).toInstance(new MutableClock());
            }
        });
        injector = made;
        return made.getInstance(Key.get(new TypeLiteral<Set<Diagnostics>>() {})).stream()
                .flatMap(part -> part.due().stream())
                .toList();
    }

    private static BridgeConfig settings(Map<Channel, Route> routes) {
        return new BridgeConfig(null, null, new PhoneId("own"), new EmailAddress("a@b.example"), routes);
    }

    private static BridgeConfig none() {
        return BridgeConfig.withLife(null);
    }

    private void phone(String id, Map<Channel, Route> routes) {
        PhoneId phone = new PhoneId(id);
        phones.add(new Phone(phone, id, new AccountId(1), Fixtures.START, null), TokenHash.of("wcp_" + id));
        phones.setRoutes(phone, routes);
    }

    private static DiagnosticResult result(Diagnostic diagnostic) {
        return diagnostic.examination().get();
    }

    @Test
    void theSettingsPhoneShouldBeTriedBeforeItIsInTheDatabase() {
        phone("pixel", Map.of(Channel.SMS, ADMINS));

        List<Diagnostic> due = due(settings(Map.of(Channel.NOTIFY, OWN)), phones);

        assertThat(due).extracting(Diagnostic::name).containsExactly("phone", "phone");
        assertThat(due).extracting(Diagnostic::provider).containsExactly("ntfy", "smsgate");
        assertThat(due.getFirst().settings()).isEqualTo("WEBCHAT_NTFY_URL and WEBCHAT_NTFY_TOKEN");
        assertThat(result(due.getFirst()).detail()).startsWith("Phone own, notify: ");
    }

    @Test
    void anAdminsRouteShouldBeNamedByItsPhoneAndStayOutside() {
        phone("pixel", Map.of(Channel.SMS, ADMINS));

        DiagnosticResult result = result(due(none(), phones).getFirst());

        assertThat(result.detail()).isEqualTo("Phone pixel, sms: its address leads to where the relay may not call.");
        assertThat(result.advice().getFirst())
                .contains("url in the route sms of phone pixel", "WEBCHAT_CALLBACK_ALLOWED_HOSTS");
    }

    @Test
    void channelsOfOneWayShouldBeOneRoundTrip() {
        Route way = new Route("phonerelay", Map.of("url", "http://127.0.0.1:1", "api_key", "k", "phone_id", "p"));
        phone("pixel", Map.of(Channel.SMS, way, Channel.WA, way, Channel.NOTIFY, Route.device()));

        List<Diagnostic> due = due(none(), phones);

        assertThat(due).hasSize(1);
        assertThat(result(due.getFirst()).detail()).startsWith("Phone pixel, sms, wa: ");
    }

    @Test
    void withoutAGatewayThatShouldBeSaid() {
        phone("pixel", Map.of());

        List<Diagnostic> due = due(none(), phones);

        assertThat(due).hasSize(1);
        assertThat(result(due.getFirst()).outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
    }

    @Test
    void ofManyOnlyTheFirstShouldBeTriedAndTheRestCounted() {
        Stream.iterate(10, id -> id + 1).limit(23).forEach(id -> phone("p" + id, Map.of(Channel.SMS, ADMINS)));

        List<Diagnostic> due = due(none(), phones);

        assertThat(due).hasSize(GatewayDiagnostics.MAX + 1);
        assertThat(due.getFirst().settings()).contains("phone p10");
        assertThat(result(due.getLast()).detail()).isEqualTo("Only 20 of 23 routes were tried.");
    }

    @Test
    void withoutADatabaseTheSettingsPhoneShouldBeTriedAllTheSame() {
        Phones away = (Phones) Proxy.newProxyInstance(
                Phones.class.getClassLoader(), new Class<?>[] {Phones.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass().equals(Object.class)) {
                        return method.invoke(phones, arguments);
                    }
                    throw new IllegalStateException("away");
                });

        List<Diagnostic> due = due(settings(Map.of(Channel.NOTIFY, OWN)), away);

        assertThat(due).extracting(Diagnostic::provider).containsExactly("gateways", "ntfy");
        assertThat(result(due.getFirst()).outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
    }
}
