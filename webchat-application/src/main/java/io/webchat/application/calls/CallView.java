package io.webchat.application.calls;

import io.webchat.application.messaging.Views;
import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.ChatAddress;

/** A call under the names that both sides know. */
public record CallView(Call call, ChatAddress from, ChatAddress to) {
    public static CallView of(Call call, Views views) {
        return new CallView(call, views.address(call.caller()), views.address(call.callee()));
    }
}
