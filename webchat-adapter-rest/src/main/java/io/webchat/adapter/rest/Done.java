package io.webchat.adapter.rest;

/** The answer of a call that has nothing to tell but that it is done. */
public record Done(boolean success) {
    public static final Done YES = new Done(true);
}
