package io.webchat.adapter.rest.identity;

/** @param shown whether an answer carries the login code; only ever on a loopback bind, for a direct caller */
public record DevelopmentCodes(boolean shown) {}
