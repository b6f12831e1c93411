package io.webchat.domain.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.Refusal;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.GroupSettings.JoinPolicy;
import io.webchat.domain.groups.GroupSettings.Mode;
import io.webchat.domain.groups.GroupSettings.Visibility;
import io.webchat.domain.messaging.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against every role, mode and visibility. */
class GroupTest {
    private static final String ALLOWED = "allowed";
    private static final String UNKNOWN = "not_found";
    private static final String ROLE = "group_role_required";

    /** @param role null for an outsider */
    record Case(@Nullable Role role, Mode mode, Visibility visibility) {
        Group group() {
            return new Group(
                    new GroupId(GroupId.PREFIX + "0".repeat(32)),
                    new ConversationId(1),
                    new GroupSettings("team", "", visibility, mode, JoinPolicy.APPROVAL, History.ALL),
                    Instant.EPOCH);
        }

        /** To this one the group does not exist. */
        boolean hidden() {
            return role == null && visibility == Visibility.PRIVATE;
        }

        boolean manages() {
            return role == Role.OWNER || role == Role.ADMIN;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (Visibility visibility : Visibility.values()) {
                cases.add(new Case(null, mode, visibility));
                Arrays.stream(Role.values()).forEach(role -> cases.add(new Case(role, mode, visibility)));
            }
        }
        return cases;
    }

    private static String answer(Runnable rule) {
        try {
            rule.run();
            return ALLOWED;
        } catch (Refusal refusal) {
            return refusal.code().wireName();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void membersShouldWriteInAChatAndManagersOnlyInAStream(Case of) {
        String expected =
                of.role() == null ? UNKNOWN : of.mode() == Mode.STREAM && !of.manages() ? "stream_read_only" : ALLOWED;

        assertThat(answer(() -> of.group().requireWriter(of.role()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyMembersShouldBeMembers(Case of) {
        assertThat(answer(() -> of.group().requireMember(of.role()))).isEqualTo(of.role() == null ? UNKNOWN : ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPrivateGroupShouldNotExistToOutsiders(Case of) {
        assertThat(answer(() -> of.group().requireVisible(of.role()))).isEqualTo(of.hidden() ? UNKNOWN : ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ownerAndAdminsShouldManage(Case of) {
        String expected = of.hidden() ? UNKNOWN : of.manages() ? ALLOWED : ROLE;

        assertThat(answer(() -> of.group().requireManager(of.role()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyTheOwnerShouldBeTheOwner(Case of) {
        String expected = of.hidden() ? UNKNOWN : of.role() == Role.OWNER ? ALLOWED : ROLE;

        assertThat(answer(() -> of.group().requireOwner(of.role()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void managersShouldRemoveThoseBelowThem(Case of) {
        for (Role removed : Role.values()) {
            boolean above = (of.role() == Role.OWNER && removed != Role.OWNER)
                    || (of.role() == Role.ADMIN && removed == Role.MEMBER);

            assertThat(answer(() -> of.group().requireMayRemove(of.role(), removed)))
                    .as("removes %s", removed)
                    .isEqualTo(of.hidden() ? UNKNOWN : above ? ALLOWED : ROLE);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void newSettingsShouldLeaveTheRest(Case of) {
        Group group = of.group();
        GroupSettings settings =
                new GroupSettings("other", "d", Visibility.PUBLIC, Mode.CHAT, JoinPolicy.OPEN, History.FROM_JOIN);

        assertThat(group.with(settings))
                .isEqualTo(new Group(group.id(), group.conversation(), settings, group.createdAt()));
    }
}
