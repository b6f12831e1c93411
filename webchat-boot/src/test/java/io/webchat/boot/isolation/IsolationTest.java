package io.webchat.boot.isolation;

import static io.webchat.boot.isolation.Attempt.get;
import static io.webchat.boot.isolation.Attempt.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody reaches what isn't theirs, nor learns that it exists: not by its id, and not with what once opened it. */
@Timeout(60)
class IsolationTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String API = "/api/v1/webchat/";
    private static final String NO_ID = "nothing-here";

    private static final List<Attempt> IN_THE_GROUP = List.of(
            get("/api/v1/messages/{group_message_id}"),
            get("/api/v1/messages/{group_message_id}/edits"),
            get(API + "conversations/{group_conversation}/messages"),
            new Attempt("PUT", API + "conversations/{group_conversation}", "{\"archived\":true}"),
            get(API + "groups/{group_id}"),
            new Attempt("PATCH", API + "groups/{group_id}", "{\"name\":\"mine\"}"),
            new Attempt("DELETE", API + "groups/{group_id}", ""),
            get(API + "groups/{group_id}/members"),
            post(API + "groups/{group_id}/members", "{\"member_address\":\"{member}\"}"),
            new Attempt("DELETE", API + "groups/{group_id}/members/{member}", ""),
            new Attempt("PUT", API + "groups/{group_id}/members/{member}/role", "{\"role\":\"admin\"}"),
            post(API + "groups/{group_id}/leave", "{}"),
            post(API + "groups/{group_id}/join-requests", "{}"),
            get(API + "groups/{group_id}/join-requests"),
            post("/api/v1/messages", "{\"to\":\"{group_conversation}\",\"text\":\"hello\"}"),
            post(API + "edit", "{\"message_id\":\"{group_message_id}\",\"text\":\"mine\"}"),
            post(API + "delete", "{\"message_id\":\"{group_message_id}\"}"),
            post(API + "react", "{\"message_id\":\"{group_message_id}\",\"emoji\":\"👍\"}"),
            post(API + "typing", "{\"to\":\"{group_conversation}\",\"active\":true}"),
            post(API + "read", "{\"message_id\":\"{group_message_id}\"}"),
            post(API + "read", "{\"conversation\":\"{group_conversation}\",\"up_to_seq\":1}"),
            post(API + "abuse-reports", "{\"message_id\":\"{group_message_id}\",\"reason\":\"spam\"}"));

    private static final List<Attempt> OF_ANOTHER = List.of(
            get("/api/v1/messages/{message_id}"),
            get("/api/v1/messages/{message_id}/edits"),
            get(API + "conversations/{their_conversation}/messages"),
            new Attempt("PUT", API + "conversations/{their_conversation}", "{\"archived\":true}"),
            post(API + "edit", "{\"message_id\":\"{message_id}\",\"text\":\"mine\"}"),
            post(API + "delete", "{\"message_id\":\"{message_id}\"}"),
            post(API + "react", "{\"message_id\":\"{message_id}\",\"emoji\":\"👍\"}"),
            post(API + "read", "{\"message_id\":\"{message_id}\"}"),
            post(API + "abuse-reports", "{\"message_id\":\"{message_id}\",\"reason\":\"spam\"}"),
            get(API + "files/{file_id}"),
            new Attempt("HEAD", API + "files/{file_id}", ""),
            post(API + "transcribe", "{\"file_id\":\"{file_id}\"}"),
            get(API + "questions/{question_id}"),
            post(API + "questions/{question_id}/answer", "{\"option\":\"yes\"}"),
            post(API + "calls/{call_id}/signal", "{\"type\":\"answer\",\"data\":\"x\"}"),
            get(API + "callbacks/inbound/{callback_id}"),
            new Attempt("PATCH", API + "callbacks/inbound/{callback_id}", "{\"keywords\":[]}"),
            get(API + "callbacks/inbound/{callback_id}/deliveries"),
            post(API + "callbacks/inbound/{callback_id}/deliveries/del_1/replay", "{}"),
            post(API + "callbacks/inbound/{callback_id}/test", "{}"),
            post(API + "callbacks/inbound/{callback_id}/rotate-secret", "{}"),
            new Attempt("DELETE", "/api/v1/pchat/auth/sessions/{session_id}", ""),
            new Attempt("POST", "/api/v1/pchat/auth/agents/{agent}/pause", "{}"),
            new Attempt("POST", "/api/v1/pchat/auth/agents/{agent}/resume", ""),
            new Attempt("PUT", "/api/v1/pchat/auth/agents/{agent}/limits", "{\"loop_limit\": 5}"),
            new Attempt("DELETE", "/api/v1/pchat/auth/agents/{agent}", ""));

    private static final List<Attempt> NOT_ALLOWED = List.of(
            post(API + "groups/{public_group_id}/join-requests/{request_id}/accept", "{}"),
            post(API + "groups/{public_group_id}/join-requests/{request_id}/reject", "{}"),
            get(API + "groups/{public_group_id}/join-requests"));

    private static final List<String> LISTS = List.of(
            API + "conversations",
            API + "groups",
            API + "directory?q=" + Belongings.SECRET,
            API + "search?q=" + Belongings.SECRET,
            API + "questions",
            API + "calls",
            API + "callbacks/inbound",
            "/api/v1/pchat/auth/sessions",
            "/api/v1/pchat/auth/agents");

    private static Stream<Attempt> all() {
        return Stream.of(IN_THE_GROUP, OF_ANOTHER, NOT_ALLOWED).flatMap(List::stream);
    }

    private static void shouldBeUnknown(Attempt attempt, Answer answer) {
        assertThat(answer.status()).as("%s: %s", attempt, answer.body()).isIn(403, 404);
        assertThat(answer.body()).as("%s", attempt).doesNotContain(Belongings.SECRET);
    }

    /** As for an id that never was: who asks can't tell the two apart. */
    private static void shouldBeAsIfItWereNotThere(Attempt attempt, Answer answer, Client client) {
        shouldBeUnknown(attempt, answer);
        assertThat(answer.status()).as("%s: %s", attempt, answer.body()).isEqualTo(404);
        assertThat(answer.text("code")).as("%s", attempt).isEqualTo(nothing(attempt, client));
    }

    private static String nothing(Attempt attempt, Client client) {
        Attempt empty = new Attempt(
                attempt.method(),
                attempt.path()
                        .replaceAll("\\{[a-z_]*conversation}", "group:" + NO_ID)
                        .replaceAll("\\{[a-z_]+}", NO_ID),
                attempt.body()
                        .replaceAll("\\{[a-z_]*conversation}", "group:" + NO_ID)
                        .replaceAll("\\{[a-z_]+}", NO_ID));
        return client.raw(empty.method(), empty.path(), empty.body()).text("code");
    }

    @Test
    void strangersShouldFindNothing() {
        Person ada = relay.person("ada");
        Person eve = relay.person("eve");
        Belongings belongings = Belongings.of(ada, relay.person("bob"), relay.person("cid"));
        List<String> before = belongings.look();

        for (Attempt attempt :
                Stream.concat(IN_THE_GROUP.stream(), OF_ANOTHER.stream()).toList()) {
            Answer answer = attempt.by(eve.client(), belongings);
            if (attempt.method().equals("HEAD")) {
                assertThat(answer.status()).isEqualTo(404);
            } else {
                shouldBeAsIfItWereNotThere(attempt, answer, eve.client());
            }
        }
        NOT_ALLOWED.forEach(attempt -> shouldBeUnknown(attempt, attempt.by(eve.client(), belongings)));

        listsShouldBeEmpty(eve);
        assertThat(belongings.look()).isEqualTo(before);
    }

    private static void listsShouldBeEmpty(Person person) {
        for (String list : LISTS) {
            assertThat(person.client().get(list).expect(200).body()).as(list).doesNotContain(Belongings.SECRET);
        }
        assertThat(person.poll(Map.of("limit", 500)).expect(200).body()).doesNotContain(Belongings.SECRET);
    }

    @Test
    void formerMembersShouldFindNothingAnyMore() {
        Person ada = relay.person("ada");
        Person cid = relay.person("cid");
        Belongings belongings = Belongings.of(ada, relay.person("bob"), cid);
        get(API + "conversations/{group_conversation}/messages")
                .by(cid.client(), belongings)
                .expect(200);
        cid.poll(Map.of("limit", 500)).expect(200);
        new Attempt("DELETE", API + "groups/{group_id}/members/" + cid.address(), "")
                .by(ada.client(), belongings)
                .expect(200);
        ada.send(belongings.fill("{group_conversation}"), Belongings.SECRET + " without cid")
                .expect(202);
        List<String> before = belongings.look();

        for (Attempt attempt : IN_THE_GROUP) {
            shouldBeAsIfItWereNotThere(attempt, attempt.by(cid.client(), belongings), cid.client());
        }

        for (String list : List.of(API + "conversations", API + "groups", API + "search?q=" + Belongings.SECRET)) {
            assertThat(cid.client().get(list).expect(200).body()).as(list).doesNotContain(Belongings.SECRET);
        }
        assertThat(cid.poll(Map.of("limit", 500)).expect(200).body()).doesNotContain("without cid");
        assertThat(belongings.look()).isEqualTo(before);
    }

    @Test
    void whoIsBlockedShouldReachNobodyByAnyWay() {
        Person ada = relay.person("ada");
        Person eve = relay.person("eve");
        String old = eve.send(ada.address(), "we were friends").expect(202).text("message_id");
        String hers = ada.send(eve.address(), "we were").expect(202).text("message_id");
        ada.texts();
        ada.client().post(API + "blocks", Map.of("chat_address", eve.address())).expect(200);
        String to = "\"to\":\"" + ada.address() + "\"";

        List<Attempt> attempts = List.of(
                post("/api/v1/messages", "{" + to + ",\"text\":\"hello\"}"),
                post(API + "questions", "{" + to + ",\"text\":\"why?\",\"allow_text\":true}"),
                post(API + "calls", "{" + to + ",\"media\":\"audio\",\"sdp\":\"x\"}"),
                post(API + "edit", "{\"message_id\":\"" + old + "\",\"text\":\"please\"}"),
                post(API + "react", "{\"message_id\":\"" + hers + "\",\"emoji\":\"👍\"}"),
                post(API + "typing", "{" + to + ",\"active\":true}"));
        for (Attempt attempt : attempts) {
            Answer answer = attempt.by(eve.client(), Belongings.nothing(eve));
            assertThat(answer.status()).as("%s: %s", attempt, answer.body()).isEqualTo(404);
        }

        assertThat(ada.poll(Map.of("limit", 500)).expect(200).json().path("events"))
                .as("events since the block")
                .isEmpty();
    }

    @Test
    void aRevokedTokenShouldOpenNothing() {
        Person ada = relay.person("ada");
        Belongings belongings = Belongings.of(ada, relay.person("bob"), relay.person("cid"));
        ada.client().get("/api/v1/pchat/auth/me").expect(200);
        Client again = ada.client().as(null);
        Person other = again.login(ada.email(), ada.address());
        ada.client().post("/api/v1/pchat/auth/logout", Map.of()).expect(200);

        for (Attempt attempt : all().toList()) {
            assertThat(attempt.by(ada.client(), belongings).status())
                    .as("%s", attempt)
                    .isEqualTo(401);
        }
        for (String list : LISTS) {
            assertThat(ada.client().get(list).status()).as(list).isEqualTo(401);
        }
        other.client().get("/api/v1/pchat/auth/me").expect(200);
    }

    @Test
    void whomAnAdminBlocksShouldBeShutOutAtOnce() {
        Person eve = relay.person("eve");
        Person bob = relay.person("bob");
        String boss = RunningRelay.newAddress("boss");
        Person admin = relay.client().login(boss + "@" + RunningRelay.ADMIN_DOMAIN, boss);
        bob.send(eve.address(), "hello").expect(202);

        admin.client()
                .post(API + "admin/users", Map.of("chat_address", eve.address(), "action", "block"))
                .expect(200);

        for (String list : LISTS) {
            assertThat(eve.client().get(list).status()).as(list).isEqualTo(401);
        }
        eve.send(bob.address(), "let me in").expect(401);
        bob.send(eve.address(), "there?").expect(404);
    }

    /** So that a new route with an id in its path is tried here too. */
    @Test
    void everyRouteOfSomebodysShouldBeTried() {
        Set<String> tried = new TreeSet<>();
        all().forEach(attempt ->
                tried.add(attempt.method() + " " + attempt.path().replaceAll("\\{[^}]+}|del_1", "{}")));
        List<String> missing = new ArrayList<>();
        relay.client()
                .get("/openapi.json")
                .expect(200)
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String route = method.getKey().toUpperCase(Locale.ROOT) + " "
                            + path.getKey().replaceAll("\\{[^}]+}", "{}");
                    if (path.getKey().contains("{")
                            && !triedElsewhere(path.getKey(), route)
                            && !tried.contains(route)) {
                        missing.add(route);
                    }
                }));
        assertThat(missing).isEmpty();
    }

    /** An admin's and a phone's calls have tests of their own, a block is one's own, and pages belong to all. */
    private static boolean triedElsewhere(String path, String route) {
        return path.startsWith(API + "admin/")
                || path.startsWith("/api/v1/phones/")
                || path.startsWith("/api/v1/bridge/")
                || path.startsWith(API + "blocks/")
                || path.startsWith("/docs/")
                || route.equals("DELETE " + API + "callbacks/inbound/{}");
    }
}
