package io.webchat.adapter.phonebridge;

import java.util.List;

/** What is wrong with a gateway that was tried. Quotes no vendor, since a vendor can repeat a secret. */
final class Flaw extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who has to do something about it. */
    enum Kind {
        /** One of the settings is wrong. */
        SETTING,
        /** What answers is no such server. */
        STRANGER,
        /** It is such a server, which can't work now. */
        ILL
    }

    private final Kind kind;
    private final List<String> settings;

    private Flaw(Kind kind, String detail, List<String> settings) {
        super(detail, null, false, false);
        this.kind = kind;
        this.settings = settings;
    }

    Kind kind() {
        return kind;
    }

    /** Those to look at, as a route has them; empty but for {@link Kind#SETTING}. */
    List<String> settings() {
        return settings;
    }

    static Flaw setting(String detail, List<String> settings) {
        return new Flaw(Kind.SETTING, detail, settings);
    }

    static Flaw ill(String detail) {
        return new Flaw(Kind.ILL, detail, List.of());
    }

    /** It says yes in a form that nobody understands. */
    static Flaw garbage() {
        return new Flaw(Kind.STRANGER, "it answers what nobody understands", List.of());
    }

    /**
     * Of an answer that is no yes.
     *
     * @param keys the settings with which the relay shows who it is
     */
    static Flaw of(VendorHttp.Reply reply, List<String> keys) {
        int status = reply.status();
        return switch (status) {
            case 401, 403 -> setting("it lets nobody in with this " + String.join(" and ", keys), keys);
            case 408, 425, 429 -> ill("it wants to be asked more slowly (" + status + ")");
            default ->
                status >= 500
                        ? ill("it answered " + status)
                        : new Flaw(Kind.STRANGER, "it answered " + status, List.of());
        };
    }

    /** @throws Flaw unless the answer is a yes */
    static void requireGood(VendorHttp.Reply reply, List<String> keys) throws Flaw {
        if (!Outcomes.good(reply.status())) {
            throw of(reply, keys);
        }
    }
}
