package io.webchat.boot.agents;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.Map;

/** Agents for tests. */
public final class Agents {
    public static final String PATH = "/api/v1/pchat/auth/agents/";

    private Agents() {}

    /** A new agent of the owner's, signed in. */
    public static Person of(RunningRelay relay, Person owner, String name) {
        String address = RunningRelay.newAddress(name);
        Answer opened = owner.client()
                .post("/api/v1/pchat/auth/agents", Map.of("display_name", name, "chat_address", address))
                .expect(201);
        String token = opened.text("session_token");
        return new Person("", address, relay.client().as(token), token);
    }

    public static Answer pause(Person owner, Person agent) {
        return owner.client().post(PATH + agent.address() + "/pause", Map.of("reason", "a look at the plan"));
    }

    public static Answer resume(Person owner, Person agent) {
        return owner.client().post(PATH + agent.address() + "/resume", Map.of());
    }
}
