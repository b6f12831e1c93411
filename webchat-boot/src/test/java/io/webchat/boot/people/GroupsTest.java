package io.webchat.boot.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups, streams, edits, deletions, reactions and conversations over HTTP. */
@Timeout(60)
class GroupsTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String GROUPS = "/api/v1/webchat/groups";
    private static final String CONVERSATIONS = "/api/v1/webchat/conversations";

    private static String group(Person owner, Map<String, ?> settings) {
        return owner.client()
                .post(GROUPS, settings)
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
    }

    private static List<String> all(Answer answer, String list, String field) {
        return StreamSupport.stream(answer.expect(200).json().path(list).spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .toList();
    }

    private static List<String> types(Person person) {
        return StreamSupport.stream(
                        person.poll(Map.of("limit", 100))
                                .expect(200)
                                .json()
                                .path("events")
                                .spliterator(),
                        false)
                .map(event -> event.path("type").asText())
                .toList();
    }

    @Test
    void aGroupShouldBeSeenAndChangedByItsOwnOnly() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        String path = GROUPS + "/" + group(ada, Map.of("name", "Crew", "visibility", "private"));

        assertThat(ada.client().get(path).expect(200).json().at("/group/name").asText())
                .isEqualTo("Crew");
        bob.client().get(path).expect(404);
        bob.client().delete(path).expect(404);
        ada.client().raw("PATCH", path, "{\"name\":\"Team\"}").expect(200);
        assertThat(all(ada.client().get(GROUPS), "groups", "name")).contains("Team");
        ada.client().delete(path).expect(200);
        ada.client().get(path).expect(404);
    }

    @Test
    void onlyThoseWhoLookAfterAStreamShouldWriteToIt() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person eve = relay.person("eve");
        String id = group(
                ada,
                Map.of("name", "Builds", "visibility", "public", "mode", "stream", "members", List.of(bob.address())));
        String members = GROUPS + "/" + id + "/members";

        ada.send("group:" + id, "green").expect(202);
        assertThat(bob.texts()).containsExactly("green");
        assertThat(bob.send("group:" + id, "me too").expect(403).text("code")).isEqualTo("stream_read_only");
        eve.send("group:" + id, "let me in").expect(404);
        bob.client()
                .put(members + "/" + bob.address() + "/role", Map.of("role", "admin"))
                .expect(403);
        ada.client()
                .put(members + "/" + bob.address() + "/role", Map.of("role", "admin"))
                .expect(200);
        bob.send("group:" + id, "now I may").expect(202);
        assertThat(all(ada.client().get(members), "members", "chat_address"))
                .containsExactlyInAnyOrder(ada.address(), bob.address());
    }

    @Test
    void aRequestShouldBeDecidedByThoseWhoManage() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person eve = relay.person("eve");
        String id = group(ada, Map.of("name", "Open", "visibility", "public"));
        String requests = GROUPS + "/" + id + "/join-requests";

        bob.client().post(requests, Map.of()).expect(201);
        eve.client().get(requests).expect(403);
        String request =
                all(ada.client().get(requests), "requests", "request_id").getFirst();
        eve.client().post(requests + "/" + request + "/accept", Map.of()).expect(403);
        ada.client().post(requests + "/" + request + "/accept", Map.of()).expect(200);
        bob.send("group:" + id, "hello").expect(202);
        assertThat(types(ada)).contains("join_request", "group_changed", "message");

        ada.client().post(GROUPS + "/" + id + "/leave", Map.of()).expect(409);
        bob.client().post(GROUPS + "/" + id + "/leave", Map.of()).expect(200);
        bob.send("group:" + id, "gone").expect(404);
    }

    @Test
    void aMessageShouldBeEditedAndDeletedByItsSender() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        String id = ada.send(bob.address(), "helo").expect(202).text("message_id");
        Map<String, String> edit = Map.of("message_id", id, "text", "hello");

        bob.client().post("/api/v1/webchat/edit", edit).expect(403);
        relay.person("eve").client().post("/api/v1/webchat/edit", edit).expect(404);
        ada.client().post("/api/v1/webchat/edit", edit).expect(200);
        assertThat(all(bob.client().get("/api/v1/messages/" + id + "/edits"), "edits", "text"))
                .containsExactly("helo");
        bob.client()
                .post("/api/v1/webchat/react", Map.of("message_id", id, "emoji", "👍"))
                .expect(200);
        bob.client().post("/api/v1/webchat/delete", Map.of("message_id", id)).expect(403);
        ada.client().post("/api/v1/webchat/delete", Map.of("message_id", id)).expect(200);

        JsonNode message =
                bob.client().get("/api/v1/messages/" + id).expect(200).json();
        assertThat(message.path("deleted").asBoolean()).isTrue();
        assertThat(message.path("text").asText()).isEmpty();
        assertThat(types(bob)).containsExactly("message", "message_edited", "reaction", "message_deleted");
    }

    @Test
    void aConversationShouldCountWhatIsUnreadAndKeepItsMarks() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        ada.send(bob.address(), "one").expect(202);
        ada.send(bob.address(), "two").expect(202);
        String conversation = "dm:" + ada.address();

        JsonNode line = bob.client().get(CONVERSATIONS).expect(200).json().at("/conversations/0");
        assertThat(line.path("unread_count").asInt()).isEqualTo(2);
        assertThat(line.at("/last_message/text").asText()).isEqualTo("two");
        bob.client()
                .post("/api/v1/webchat/read", Map.of("conversation", conversation, "up_to_seq", 2))
                .expect(200);
        bob.client()
                .put(CONVERSATIONS + "/" + conversation, Map.of("archived", true))
                .expect(200);

        line = bob.client().get(CONVERSATIONS).expect(200).json().at("/conversations/0");
        assertThat(line.path("unread_count").asInt()).isZero();
        assertThat(line.path("archived").asBoolean()).isTrue();
        Answer page = bob.client().get(CONVERSATIONS + "/" + conversation + "/messages?limit=1");
        assertThat(all(page, "messages", "text")).containsExactly("two");
        assertThat(page.json().path("next_before").asInt()).isEqualTo(2);
        relay.person("eve")
                .client()
                .get(CONVERSATIONS + "/" + conversation + "/messages")
                .expect(404);
    }
}
