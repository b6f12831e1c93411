package io.webchat.adapter.rest.live;

/**
 * Stands where events are missing: retention has taken them, or the store was restored.
 *
 * @param cursor where reading goes on
 */
record GapResponse(String type, boolean gap, String cursor) {
    static GapResponse upTo(String cursor) {
        return new GapResponse("gap", true, cursor);
    }
}
