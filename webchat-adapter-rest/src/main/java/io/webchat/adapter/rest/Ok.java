package io.webchat.adapter.rest;

/** The answer of a call that returns nothing but success. */
public record Ok(boolean success) {
    public static final Ok INSTANCE = new Ok(true);
}
