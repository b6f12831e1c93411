package io.webchat.adapter.phonebridge;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.domain.bridge.Route;
import java.util.List;

/** How a kind of gateway is tried so that nobody gets a message. */
interface GatewayProbe {
    /** Its name in routes. */
    String gateway();

    /** What is done, for people. */
    String probe();

    /** The setting that says where it is. */
    String address();

    /** The settings with which the relay shows who it is. */
    List<String> keys();

    /** @return what was seen, and hints: the gateway is well */
    DiagnosticResult tried(Route route) throws Flaw, VendorHttp.NoAnswer;
}
