package io.webchat.adapter.phonebridge;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Secrets;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One route of a phone that is tried, with the words that lead an operator to it. */
record TriedRoute(PhoneId phone, Collection<Channel> channels, Route route, GatewayProbe probe) {
    DiagnosticResult result() {
        try {
            DiagnosticResult result = probe.tried(route);
            return shown(result.outcome(), result.detail(), result.advice());
        } catch (VendorHttp.NoAnswer e) {
            return failed(e, reach());
        } catch (Flaw e) {
            return failed(e, advice(e));
        }
    }

    private DiagnosticResult failed(Exception failure, String advice) {
        return shown(DiagnosticResult.Outcome.FAILED, String.valueOf(failure.getMessage()), List.of(advice));
    }

    /** A vendor can name itself as it likes. */
    private DiagnosticResult shown(DiagnosticResult.Outcome outcome, String detail, List<String> advice) {
        Secrets secrets = new Secrets(probe.keys().stream().map(route::setting).collect(Collectors.toList()));
        return new DiagnosticResult(
                outcome, "Phone " + phone + ", " + words() + ": " + secrets.hidden(detail) + ".", advice);
    }

    private String words() {
        return channels.stream().map(Channel::wireName).collect(Collectors.joining(", "));
    }

    /** Those to look at when it gives no answer. */
    String settings() {
        List<String> names = new ArrayList<>(List.of(probe.address()));
        names.addAll(probe.keys());
        return named(names);
    }

    /** As whoever gave them finds them: the operator in the settings, an admin in the phone's route. */
    private String named(List<String> settings) {
        if (route.operators()) {
            String prefix = "WEBCHAT_" + route.gateway() + "_";
            return settings.stream()
                    .map(name -> (prefix + name).toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining(" and "));
        }
        return String.join(" and ", settings) + " in the route " + words() + " of phone " + phone;
    }

    private String address() {
        return named(List.of(probe.address()));
    }

    private boolean vendorsOwn() {
        return route.setting(probe.address()).isBlank();
    }

    private String reach() {
        if (vendorsOwn()) {
            return "See that this machine reaches the servers of " + route.gateway()
                    + " (name server, firewall); a server of one's own stands in " + address() + ".";
        }
        String start = "Start it, and see that " + address()
                + " leads to it from this machine (host, port, certificate, firewall)";
        return route.operators()
                ? start + "."
                : start + "; a host that isn't public has to stand in WEBCHAT_CALLBACK_ALLOWED_HOSTS.";
    }

    private String advice(Flaw flaw) {
        return switch (flaw.kind()) {
            case SETTING -> "Correct " + named(flaw.settings()) + ".";
            case STRANGER ->
                vendorsOwn()
                        ? "See that nothing between this machine and " + route.gateway() + " answers in its place."
                        : "See that " + address() + " is the address of such a server, with its whole path.";
            case ILL -> "Nothing is wrong with the route: wait, and look at the server if it stays so.";
        };
    }
}
