package io.webchat.adapter.rest.problem;

import java.util.Locale;

/** What only HTTP can refuse. The words are as stable as those of {@link io.webchat.domain.RefusalCode}. */
public enum HttpProblem {
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(406, "The answer has another media type", "Send Accept: application/json, or leave it out."),
    REQUEST_TIMEOUT(408, "The request came too slowly", "Send the request again, without pauses."),
    PRECONDITION_FAILED(
            412, "The content is another version", "Fetch it again, and send If-Match with the ETag of that answer."),
    URI_TOO_LONG(414, "The address is too long", "Shorten the query, or send it in a body."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another media type", "Send Content-Type: application/json, in UTF-8."),
    RANGE_NOT_SATISFIABLE(416, "The range is outside of the content", "Ask for a range within the content's length."),
    EXPECTATION_FAILED(417, "The expectation can't be met", "Leave out the Expect header."),
    UPGRADE_REQUIRED(426, "Another protocol is needed", "Send the protocol that the Upgrade header names."),
    HEADERS_TOO_LARGE(431, "The request's headers are too large", "Send at most 16 KiB of headers."),
    INTERNAL_ERROR(
            500,
            "The relay failed",
            "This is the relay's fault. Try again; if it stays, give its operator the request_id."),
    NOT_IMPLEMENTED(501, "Not implemented", "Use another method or transfer encoding."),
    HTTP_VERSION_UNSUPPORTED(505, "The HTTP version is not spoken here", "Use HTTP/1.1.");

    private final int status;
    private final String title;
    private final String detail;

    HttpProblem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What to do when there is nothing more exact to say. */
    public String detail() {
        return detail;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
