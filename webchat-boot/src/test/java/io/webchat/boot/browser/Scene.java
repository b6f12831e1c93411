package io.webchat.boot.browser;

import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.List;
import java.util.Map;

/**
 * A small team with something to see on every screen: Ana, who is an administrator and owns two agents, and her
 * colleagues Ben and Chiara.
 */
record Scene(Person ana, Person ben, Person chiara, Agent builder, Agent tester, String group, String stream) {
    private static final String QUESTIONS = "/api/v1/webchat/questions";
    private static final String GROUPS = "/api/v1/webchat/groups";

    /** An AI identity with its session. */
    record Agent(String address, Client client) {
        void send(String to, String text) {
            client.post("/api/v1/messages", Map.of("to", to, "text", text)).expect(202);
        }

        void present(String session, String state, String status) {
            client.post(
                            "/api/v1/webchat/presence",
                            Map.of("visible", true, "session_name", session, "state", state, "status_text", status))
                    .expect(200);
        }
    }

    static Scene at(RunningRelay relay) {
        Person ana = person(relay, "ana", RunningRelay.ADMIN_DOMAIN, "Ana Lind");
        Person ben = person(relay, "ben", "example.com", "Ben Okafor");
        Person chiara = person(relay, "chiara", "example.com", "Chiara de Angelis-Montgomery");
        Agent builder = agent(relay, ana, "builder", "Builder");
        Agent tester = agent(relay, ana, "tester", "Test runner");
        builder.present("nightly", "waiting", "Waiting for the go-ahead to deploy");
        tester.present("e2e", "working", "Running 412 browser tests");
        String group = group(
                ana,
                Map.of(
                        "name", "Release team",
                        "visibility", "private",
                        "mode", "chat",
                        "description", "Everything about the next release",
                        "members", List.of(ben.address(), chiara.address(), builder.address())));
        String stream = group(
                ana,
                Map.of(
                        "name", "Builds",
                        "visibility", "public",
                        "mode", "stream",
                        "join_policy", "open",
                        "description", "Results of every build"));
        Scene scene = new Scene(ana, ben, chiara, builder, tester, group, stream);
        scene.write();
        return scene;
    }

    private static Person person(RunningRelay relay, String name, String host, String displayName) {
        String address = RunningRelay.newAddress(name);
        Person person = relay.client().login(address + "@" + host, address);
        person.client()
                .put("/api/v1/pchat/auth/me", Map.of("display_name", displayName))
                .expect(200);
        person.client()
                .post("/api/v1/webchat/presence", Map.of("visible", true))
                .expect(200);
        return person;
    }

    private static Agent agent(RunningRelay relay, Person owner, String name, String displayName) {
        String address = RunningRelay.newAddress(name);
        String token = owner.client()
                .post(
                        "/api/v1/pchat/auth/agents",
                        Map.of("display_name", displayName, "chat_address", address, "device_name", "ci-7"))
                .expect(201)
                .text("session_token");
        return new Agent(address, relay.client().as(token));
    }

    private static String group(Person owner, Map<String, ?> body) {
        return owner.client()
                .post(GROUPS, body)
                .expect(201)
                .json()
                .path("group")
                .path("group_id")
                .asText();
    }

    private void write() {
        ben.send(ana.address(), "Morning! Did the nightly build go through?").expect(202);
        ana.send(ben.address(), "It did. **412 tests**, none red. The builder asks whether to deploy.")
                .expect(202);
        ben.send(ana.address(), """
            Nice. Two things I noticed:

            1. The upgrade path from 1.x is missing
            2. `RELAY_URL` is named twice

            ```sh
            export RELAY_URL=https://relay.example.com
            scripts/webchat ana@example.com wait --timeout 30 # seconds
            ```
            """).expect(202);
        builder.send(ana.address(), "Build 17 is green. Artifacts are uploaded.");
        builder.send(tester.address(), "Please run the browser tests on build 17.");
        tester.send(builder.address(), "Started. I report in about 6 minutes.");
        chiara.send("group:" + group, "I moved the launch call to Thursday.").expect(202);
        ben.send("group:" + group, "@" + ana.address() + " can you book the room?")
                .expect(202);
        ana.send("group:" + stream, "Build 17: passed in 6 min 12 s").expect(202);
        chiara.send(ana.address(), "See you on Thursday, then. " + "Donaudampfschifffahrtsgesellschaft".repeat(4))
                .expect(202);
        ask(builder, "Deploy build 17 to production?", "Yes, deploy", "Not now");
        ask(tester, "Three screenshots differ by 2 %. Accept the new ones?", "Accept", "Reject");
        ben.client()
                .post(
                        "/api/v1/webchat/abuse-reports",
                        Map.of("chat_address", tester.address(), "reason", "spam", "note", "The same line again"))
                .expect(201);
    }

    private void ask(Agent agent, String text, String first, String second) {
        agent.client()
                .post(
                        QUESTIONS,
                        Map.of(
                                "to",
                                ana.address(),
                                "text",
                                text,
                                "options",
                                List.of(Map.of("id", "first", "label", first), Map.of("id", "second", "label", second)),
                                "allow_text",
                                true,
                                "default",
                                "second",
                                "expires_in",
                                3600))
                .expect(201);
    }
}
