package io.webchat.adapter.callbacks;

import io.webchat.application.doctor.Checkup;
import io.webchat.application.doctor.Checkups;
import io.webchat.application.doctor.Finding;
import io.webchat.application.outbound.HostNames;
import io.webchat.domain.outbound.AllowedHosts;
import jakarta.inject.Inject;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Looks up the hosts that callbacks are let to though they aren't public. Whom others name is looked up per call. */
final class HostCheckups implements Checkups {
    private static final String SETTING = "WEBCHAT_CALLBACK_ALLOWED_HOSTS";

    private final AllowedHosts allowed;
    private final HostNames hostNames;

    @Inject
    HostCheckups(AllowedHosts allowed, HostNames hostNames) {
        this.allowed = allowed;
        this.hostNames = hostNames;
    }

    @Override
    public List<Checkup> due() {
        return List.of(new Checkup(
                "callbacks", "name server", "Looks up the hosts of " + SETTING + ".", SETTING, this::examine));
    }

    private Finding examine() {
        if (allowed.names().isEmpty()) {
            return Finding.notConfigured(
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
                ? Finding.ok("All " + allowed.names().size() + " hosts have an address.")
                : Finding.failed(
                        "No address is known for " + String.join(", ", unknown) + ".",
                        "Correct the names in " + SETTING + ", or the name server of this machine.");
    }
}
