package io.webchat.adapter.rest.auth;

import io.webchat.application.identity.SignedIn;

/** Finds out, before a body is read, whether the caller may know of the thing that a path names. */
public interface PathCheck {
    /** The path's parameter, such as {@code group_id}. */
    String parameter();

    /** @throws io.webchat.domain.Refusal when the thing is not there for this caller */
    void check(SignedIn caller, String id);
}
