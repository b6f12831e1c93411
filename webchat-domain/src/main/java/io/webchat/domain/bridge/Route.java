package io.webchat.domain.bridge;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The way of one channel of a phone.
 *
 * @param gateway {@link #DEVICE}, or a gateway's name
 * @param settings the gateway's, secrets among them: never shown, never logged
 * @param operators it comes from the operator's own settings, and so may lead to hosts that aren't public
 */
public record Route(String gateway, Map<String, String> settings, boolean operators) {
    /** The queue that the phone itself works off. */
    public static final String DEVICE = "device";

    public Route {
        requireNonNull(gateway, "gateway is null");
        settings = Map.copyOf(settings);
    }

    /** One that an admin has set. */
    public Route(String gateway, Map<String, String> settings) {
        this(gateway, settings, false);
    }

    public static Route device() {
        return new Route(DEVICE, Map.of());
    }

    public boolean byDevice() {
        return gateway.equals(DEVICE);
    }

    /** Empty for one that isn't given. */
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Route[" + gateway + "]";
    }
}
