package io.webchat.adapter.callbacks;

import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.egress.HostNames;
import io.webchat.domain.egress.AllowedHosts;
import jakarta.inject.Inject;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Looks up the hosts that callbacks are let to though they aren't public. Whom others name is looked up per call. */
final class HostDiagnostics implements Diagnostics {
    private static final String SETTING = "WEBCHAT_CALLBACK_ALLOWED_HOSTS";

    private final AllowedHosts allowed;
    private final HostNames hostNames;

    @Inject
    HostDiagnostics(AllowedHosts allowed, HostNames hostNames) {
        this.allowed = allowed;
        this.hostNames = hostNames;
    }

    @Override
    public List<Diagnostic> due() {
        return List.of(new Diagnostic(
                "callbacks", "name server", "Looks up the hosts of " + SETTING + ".", SETTING, this::examine));
    }

    private DiagnosticResult examine() {
        if (allowed.names().isEmpty()) {
            return DiagnosticResult.notConfigured(
                    "Callbacks go to public hosts only.",
                    "Name hosts of your own network in " + SETTING + " if callbacks are to reach them.");
        }
        List<String> unknown = new ArrayList<>();
        for (String host : allowed.names().stream().sorted().toList()) {
            try {
                hostNames.addresses(host);
            } catch (UnknownHostException e) {
                unknown.add(host);
            }
        }
        return unknown.isEmpty()
                ? DiagnosticResult.ok("All " + allowed.names().size() + " hosts have an address.")
                : DiagnosticResult.failed(
                        "No address is known for " + String.join(", ", unknown) + ".",
                        "Correct the names in " + SETTING + ", or the name server of this machine.");
    }
}
