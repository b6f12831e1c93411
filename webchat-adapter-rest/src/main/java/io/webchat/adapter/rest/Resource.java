package io.webchat.adapter.rest;

/**
 * Marks a JAX-RS resource that Guice builds. One instance serves all requests, so it keeps no state of a request.
 * Bound by {@link RestModule#resources}.
 */
public interface Resource {}
