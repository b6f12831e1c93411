package io.webchat.boot.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of everything that somebody can have at the relay, by the names that paths and bodies call them. */
final class Belongings {
    /** Stands in every text, name and file; nobody else may ever see it. */
    static final String SECRET = "lobster-thermidor";

    private static final String API = "/api/v1/webchat/";

    private final Person owner;
    private final Person friend;
    private final Map<String, String> ids = new HashMap<>();

    private Belongings(Person owner, Person friend) {
        this.owner = owner;
        this.friend = friend;
    }

    /** Of {@code owner}, who talks to {@code friend}; {@code guest} is in their group as well. */
    static Belongings of(Person owner, Person friend, Person guest) {
        Belongings made = new Belongings(owner, friend);
        made.talk();
        made.gather(guest);
        made.ask();
        made.subscribe();
        return made;
    }

    /** For attempts that name nothing of these. */
    static Belongings nothing(Person somebody) {
        return new Belongings(somebody, somebody);
    }

    private void talk() {
        String file = upload();
        ids.put("file_id", file);
        ids.put("message_id", sent(friend.address(), "[attachment:" + file + "]"));
        ids.put("their_conversation", "dm:" + friend.address());
    }

    private String upload() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + SECRET
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\n" + SECRET + "\r\n--b--\r\n";
        return owner.client()
                .send(
                        "POST",
                        API + "upload",
                        HttpRequest.BodyPublishers.ofString(body, UTF_8),
                        Map.of("Content-Type", "multipart/form-data; boundary=b"))
                .expect(201)
                .text("file_id");
    }

    private String sent(String to, String more) {
        return owner.send(to, SECRET + " " + more).expect(202).text("message_id");
    }

    private void gather(Person guest) {
        Map<String, Object> settings =
                Map.of("name", SECRET, "visibility", "private", "members", List.of(friend.address(), guest.address()));
        String group = owner.client()
                .post(API + "groups", settings)
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
        ids.put("group_id", group);
        ids.put("group_conversation", "group:" + group);
        ids.put("group_message_id", sent("group:" + group, "in the group"));
        ids.put("member", friend.address());
        ids.put("request_id", joinRequest(RunningRelay.newAddress("asker")));
    }

    /** Of somebody who wants into a public group of the owner's. */
    private String joinRequest(String asker) {
        String group = owner.client()
                .post(API + "groups", Map.of("name", "open house", "visibility", "public"))
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
        ids.put("public_group_id", group);
        Person asking = owner.client().as(null).login(asker + "@example.com", asker);
        return asking.client()
                .post(API + "groups/" + group + "/join-requests", Map.of())
                .expect(201)
                .json()
                .at("/request/request_id")
                .asText();
    }

    private void ask() {
        Answer asked = owner.client()
                .post(
                        API + "questions",
                        Map.of(
                                "to",
                                friend.address(),
                                "text",
                                SECRET,
                                "options",
                                List.of(Map.of("id", "yes", "label", "Yes"))))
                .expect(201);
        ids.put("question_id", asked.text("question_id"));
        ids.put(
                "call_id",
                owner.client()
                        .post(API + "calls", Map.of("to", friend.address(), "media", "audio", "sdp", SECRET))
                        .expect(201)
                        .text("call_id"));
        ids.put(
                "session_id",
                owner.client()
                        .get("/api/v1/pchat/auth/me")
                        .expect(200)
                        .json()
                        .at("/session/session_id")
                        .asText());
        String agent = RunningRelay.newAddress("robot");
        owner.client()
                .post("/api/v1/pchat/auth/agents", Map.of("display_name", "robot", "chat_address", agent))
                .expect(201);
        ids.put("agent", agent);
    }

    private void subscribe() {
        ids.put(
                "callback_id",
                owner.client()
                        .post(API + "callbacks/inbound", Map.of("url", "https://example.com/" + SECRET))
                        .expect(201)
                        .text("callback_id"));
    }

    /** The text with the ids in the places of their names in braces. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : ids.entrySet()) {
            filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
        }
        return filled;
    }

    /** All of it as its owner sees it, to tell whether somebody has changed something. */
    List<String> look() {
        return List.of(
                show("/api/v1/messages/{message_id}", "message_id", "text", "edited_at", "deleted", "reactions"),
                show("/api/v1/messages/{group_message_id}", "message_id", "text", "edited_at", "deleted", "reactions"),
                show(API + "groups/{group_id}", "group"),
                show(API + "groups/{group_id}/members", "members"),
                show(API + "questions/{question_id}", "question"),
                show(API + "callbacks/inbound", "callbacks"),
                show(API + "groups/{public_group_id}/join-requests", "requests"));
    }

    private String show(String path, String... fields) {
        Answer answer = owner.client().get(fill(path)).expect(200);
        StringBuilder shown = new StringBuilder();
        for (String field : fields) {
            shown.append(answer.json().path(field)).append(' ');
        }
        return shown.toString();
    }
}
