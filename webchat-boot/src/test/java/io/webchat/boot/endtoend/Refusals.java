package io.webchat.boot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Answer;

/** What every answer no has to be. */
final class Refusals {
    private Refusals() {}

    /** A clear no of the caller's making, with the status. */
    static void shouldBeClear(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        shouldBeClear(answer);
    }

    static void shouldBeClear(Answer answer, int status, String code) {
        shouldBeClear(answer, status);
        assertThat(answer.text("code")).as(answer.body()).isEqualTo(code);
    }

    /** A no about one field. */
    static void shouldName(Answer answer, int status, String field) {
        shouldBeClear(answer, status);
        assertThat(answer.json().at("/errors/0/field").asText())
                .as(answer.body())
                .isEqualTo(field);
    }

    static void shouldBeClear(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("success").isBoolean()).isTrue();
        assertThat(answer.json().path("success").asBoolean()).isFalse();
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text("code")).matches("[a-z]+(_[a-z]+)*");
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("request_id")).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.body())
                .doesNotContain("Exception", "io.webchat", "org.", "java.", "jackson", "SQL", "sql", "\tat ", "jdbc");
    }
}
