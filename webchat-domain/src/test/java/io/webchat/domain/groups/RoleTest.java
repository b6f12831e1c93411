package io.webchat.domain.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
    @Test
    void ownerAndAdminShouldManage() {
        assertThat(Role.OWNER.manages()).isTrue();
        assertThat(Role.ADMIN.manages()).isTrue();
        assertThat(Role.MEMBER.manages()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyShouldOutrankItself(Role role) {
        assertThat(role.outranks(role)).isFalse();
    }

    @Test
    void eachRoleShouldOutrankThoseBelow() {
        assertThat(Role.OWNER.outranks(Role.ADMIN)).isTrue();
        assertThat(Role.OWNER.outranks(Role.MEMBER)).isTrue();
        assertThat(Role.ADMIN.outranks(Role.MEMBER)).isTrue();
        assertThat(Role.MEMBER.outranks(Role.ADMIN)).isFalse();
        assertThat(Role.MEMBER.outranks(Role.OWNER)).isFalse();
        assertThat(Role.ADMIN.outranks(Role.OWNER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleShouldBeKnownByItsWord(Role role) {
        assertThat(Role.parse("role", role.wireName())).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Owner", "boss", " admin"})
    void otherWordsShouldBeRefused(String word) {
        assertThat(Refusals.fieldOf(() -> Role.parse("role", word))).isEqualTo("role:invalid");
    }
}
