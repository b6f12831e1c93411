package io.webchat.boot.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.testkit.fixture.Together;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two or more commands at the same moment, over HTTP and on PostgreSQL, many rounds each. After each round the
 * invariants hold: one owner, a block stays, logs are dense, history and inbox agree, and no call takes longer than
 * {@link #MAX_CALL_SECONDS}.
 */
@Timeout(300)
class RacesTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String GROUPS = "/api/v1/webchat/groups/";
    private static final String ME = "/api/v1/pchat/auth/me";
    private static final String AGENTS = "/api/v1/pchat/auth/agents";
    private static final String ADMIN_USERS = "/api/v1/webchat/admin/users";
    private static final long MAX_CALL_SECONDS = 5;
    private static final int ROUNDS = 12;
    private static final long SEED = 20261201;

    private static Person admin() {
        String address = RunningRelay.newAddress("boss");
        return relay.client().login(address + "@" + RunningRelay.ADMIN_DOMAIN, address);
    }

    /** All at the same moment; each has to end in time, and none with an error of the relay's own. */
    @SafeVarargs
    private static List<Answer> atOnce(Supplier<Answer>... calls) {
        return Together.call(calls.length, number -> {
            long begin = System.nanoTime();
            Answer answer = calls[number].get();
            assertThat(System.nanoTime() - begin)
                    .as("call %d", number)
                    .isLessThan(TimeUnit.SECONDS.toNanos(MAX_CALL_SECONDS));
            assertThat(answer.status()).as(answer.body()).isLessThan(500);
            return answer;
        });
    }

    private static String group(Person owner, Map<String, ?> settings) {
        return owner.client()
                .post("/api/v1/webchat/groups", settings)
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
    }

    private static Answer role(Person by, String group, Person of, String role) {
        return by.client().put(GROUPS + group + "/members/" + of.address() + "/role", Map.of("role", role));
    }

    private static List<String> owners(Person member, String group) {
        List<String> owners = new ArrayList<>();
        member.client()
                .get(GROUPS + group + "/members")
                .expect(200)
                .json()
                .path("members")
                .forEach(entry -> {
                    if (entry.path("role").asText().equals("owner")) {
                        owners.add(entry.path("chat_address").asText());
                    }
                });
        return owners;
    }

    private static void assertDense(Person person, String before) {
        List<Long> numbers = person.log(before).stream()
                .map(event -> event.path("seq").asLong())
                .toList();
        assertThat(numbers)
                .as("the log of %s", person.address())
                .isEqualTo(LongStream.rangeClosed(numbers.getFirst(), numbers.getLast())
                        .boxed()
                        .toList());
    }

    @Test
    void handingAGroupOverWhileTheOtherLeavesShouldLeaveOneOwnerAndHoldUpNobody() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person eve = relay.person("eve");
        for (int round = 0; round < ROUNDS; round++) {
            String group = group(ada, Map.of("name", "Crew", "members", List.of(bob.address(), eve.address())));

            atOnce(
                    () -> role(ada, group, bob, "owner"),
                    () -> bob.client().post(GROUPS + group + "/leave", Map.of()),
                    () -> eve.send("group:" + group, "meanwhile"),
                    () -> eve.send(ada.address(), "and beside it"));

            assertThat(owners(eve, group)).hasSize(1);
        }
    }

    @Test
    void twoHandOversAtOnceShouldLeaveOneOwner() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person eve = relay.person("eve");
        for (int round = 0; round < ROUNDS; round++) {
            String group = group(ada, Map.of("name", "Crew", "members", List.of(bob.address(), eve.address())));

            List<Answer> answers = atOnce(() -> role(ada, group, bob, "owner"), () -> role(ada, group, eve, "owner"));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 403);
            assertThat(owners(ada, group)).hasSize(1);
        }
    }

    @Test
    void aBlockShouldStayWhileTheBlockedChangesItsProfile() {
        Person boss = admin();
        for (int round = 0; round < ROUNDS; round++) {
            Person ada = relay.person("ada");
            String name = "Ada " + round;

            atOnce(
                    () -> boss.client().post(ADMIN_USERS, Map.of("chat_address", ada.address(), "action", "block")),
                    () -> ada.client().put(ME, Map.of("display_name", name)),
                    () -> ada.client().put(ME, Map.of("public_visible", false)),
                    () -> ada.client().post("/api/v1/webchat/presence", Map.of("display_name", name + "!")));

            ada.client().get(ME).expect(401);
            assertThat(boss.client()
                            .post(ADMIN_USERS, Map.of("chat_address", ada.address(), "action", "block"))
                            .expect(200)
                            .body())
                    .contains("blocked");
            boss.send(ada.address(), "hello").expect(404);
        }
    }

    @Test
    void aRevokedAgentShouldNotComeBackWhileItsOwnerSignsItInAgain() {
        Person ada = relay.person("ada");
        for (int round = 0; round < ROUNDS; round++) {
            String address = RunningRelay.newAddress("agent");
            Map<String, String> agent = Map.of("display_name", "Worker", "chat_address", address);
            String first = ada.client().post(AGENTS, agent).expect(201).text("session_token");

            List<Answer> answers = atOnce(
                    () -> ada.client().delete(AGENTS + "/" + address),
                    () -> ada.client().post(AGENTS, agent),
                    () -> ada.client().as(first).put(ME, Map.of("display_name", "Renamed")));

            assertThat(answers.getFirst().status()).isEqualTo(200);
            ada.client().as(first).get(ME).expect(401);
            if (answers.get(1).status() == 201) {
                ada.client().as(answers.get(1).text("session_token")).get(ME).expect(401);
            }
        }
    }

    @Test
    void whatIsSentWhileSomebodyJoinsShouldBeInHistoryAndInboxOrInNeither() {
        Person ada = relay.person("ada");
        for (int round = 0; round < ROUNDS; round++) {
            Person bob = relay.person("bob");
            String group = group(
                    ada, Map.of("name", "Open", "visibility", "public", "join_policy", "open", "history", "from_join"));
            ada.send("group:" + group, "before").expect(202);
            List<Supplier<Answer>> calls = new ArrayList<>();
            IntStream.range(0, 6).forEach(i -> calls.add(() -> ada.send("group:" + group, "m" + i)));
            calls.add(3, () -> bob.client().post(GROUPS + group + "/join-requests", Map.of()));

            atOnce(calls.toArray(Supplier[]::new));
            ada.send("group:" + group, "after").expect(202);

            Set<String> inbox = new HashSet<>();
            List<String> batch = bob.texts();
            while (!batch.isEmpty()) {
                inbox.addAll(batch);
                batch = bob.texts();
            }
            assertThat(history(bob, group)).isEqualTo(inbox).contains("after");
        }
    }

    private static Set<String> history(Person member, String group) {
        Set<String> texts = new HashSet<>();
        member.client()
                .get("/api/v1/webchat/conversations/group:" + group + "/messages?limit=100")
                .expect(200)
                .json()
                .path("messages")
                .forEach(message -> texts.add(message.path("text").asText()));
        return texts;
    }

    @Test
    void ofManyAnswersToOneQuestionExactlyOneShouldCount() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        for (int round = 0; round < ROUNDS; round++) {
            String id = ada.client()
                    .post("/api/v1/webchat/questions", Map.of("to", bob.address(), "text", "Go on?"))
                    .expect(201)
                    .text("question_id");
            String path = "/api/v1/webchat/questions/" + id + "/answer";

            List<Answer> answers = atOnce(
                    () -> bob.client().post(path, Map.of("option", "approve")),
                    () -> bob.client().post(path, Map.of("option", "deny")),
                    () -> bob.client().post(path, Map.of("option", "approve")),
                    () -> bob.client().post(path, Map.of("option", "deny")));

            String counted = bob.client()
                    .get("/api/v1/webchat/questions/" + id)
                    .expect(200)
                    .json()
                    .at("/question/answer/option")
                    .asText();
            for (int i = 0; i < answers.size(); i++) {
                boolean same = counted.equals(i % 2 == 0 ? "approve" : "deny");
                assertThat(answers.get(i).status()).isEqualTo(same ? 200 : 409);
            }
        }
    }

    @Test
    void oneKeyAtTheSameMomentShouldMakeOneMessage() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        for (int round = 0; round < ROUNDS; round++) {
            String key = "key-" + round;

            List<Answer> answers = atOnce(
                    () -> ada.send(bob.address(), "once", key),
                    () -> ada.send(bob.address(), "once", key),
                    () -> ada.send(bob.address(), "once", key));

            assertThat(answers.stream().map(each -> each.text("message_id")).distinct())
                    .hasSize(1);
            assertThat(bob.texts()).containsExactly("once");
        }
    }

    /** Any commands that write, drawn at random, on one group and the messages in it. */
    @Test
    void mixedCommandsOnOneGroupShouldKeepEveryLogDense() {
        Random random = new Random(SEED);
        List<Person> people =
                List.of(relay.person("ada"), relay.person("bob"), relay.person("eve"), relay.person("fay"));
        Person ada = people.getFirst();
        List<String> starts = people.stream().map(Person::cursor).toList();
        String group = group(
                ada,
                Map.of(
                        "name",
                        "Mixed",
                        "visibility",
                        "public",
                        "join_policy",
                        "open",
                        "members",
                        people.stream().skip(1).map(Person::address).toList()));
        List<String> messages = new ArrayList<>();
        messages.add(ada.send("group:" + group, "first").expect(202).text("message_id"));
        for (int round = 0; round < 4 * ROUNDS; round++) {
            List<Supplier<Answer>> calls = new ArrayList<>();
            for (Person person : people) {
                calls.add(any(random, person, group, people, messages));
            }

            List<Answer> answers = atOnce(calls.toArray(Supplier[]::new));

            answers.stream()
                    .filter(answer -> answer.status() == 202)
                    .forEach(answer -> messages.add(answer.text("message_id")));
        }
        for (int i = 0; i < people.size(); i++) {
            assertDense(people.get(i), starts.get(i));
        }
        assertThat(owners(ada, group)).hasSize(1);
    }

    private static Supplier<Answer> any(
            Random random, Person by, String group, List<Person> people, List<String> messages) {
        String message = messages.get(random.nextInt(messages.size()));
        Person other = people.get(random.nextInt(people.size()));
        Client client = by.client();
        return switch (random.nextInt(9)) {
            case 0, 1 -> () -> by.send("group:" + group, "hello");
            case 2 -> () -> client.post("/api/v1/webchat/edit", Map.of("message_id", message, "text", "edited"));
            case 3 -> () -> client.post("/api/v1/webchat/react", Map.of("message_id", message, "emoji", "👍"));
            case 4 -> () -> client.post("/api/v1/webchat/read", Map.of("message_id", message));
            case 5 -> () -> role(by, group, other, "admin");
            case 6 ->
                () -> by.equals(people.getFirst())
                        ? by.send("group:" + group, "the owner stays")
                        : client.post(GROUPS + group + "/leave", Map.of());
            case 7 -> () -> client.post(GROUPS + group + "/join-requests", Map.of());
            default -> () -> client.post("/api/v1/webchat/delete", Map.of("message_id", message));
        };
    }
}
