package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;

/** A link that opens the browser app signed in, once and within minutes. */
public final class BrowserLink {
    private BrowserLink() {}

    /** On the persona's own page where it has one, else on the relay's. The code is after the #: no server sees it. */
    public static String of(Identity identity) {
        ObjectNode made = identity.relay().post("/api/v1/pchat/auth/pairing-codes", Json.object());
        String site = identity.persona().site();
        if (site == null) {
            return Json.text(made, "url");
        }
        String mode = identity.persona().relayMode();
        return site + (site.contains("?") ? "&" : "?")
                + "relay=" + RelayClient.encode(identity.persona().relay().toString())
                + (mode == null ? "" : "&relay_mode=" + mode)
                + "#pair=" + Json.text(made, "code");
    }
}
