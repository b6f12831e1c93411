package io.webchat.domain.groups;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.messaging.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group, and what each role may do in it. A null role is an outsider's: to it the group does not exist, unless it is
 * public and only looked at or joined.
 */
public record Group(GroupId id, ConversationId conversation, GroupSettings settings, Instant createdAt) {
    public Group {
        requireNonNull(id, "id is null");
        requireNonNull(conversation, "conversation is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(createdAt, "createdAt is null");
    }

    public Group with(GroupSettings newSettings) {
        return new Group(id, conversation, newSettings, createdAt);
    }

    /** The stream rule: on every path that writes, members of a stream write only when they look after it. */
    public void requireWriter(@Nullable Role role) {
        requireMember(role);
        if (settings.mode() == GroupSettings.Mode.STREAM && !managed(role)) {
            throw Refusal.of(
                    RefusalCode.STREAM_READ_ONLY, "Only this stream's owner and admins write; you can read it.");
        }
    }

    public void requireMember(@Nullable Role role) {
        if (role == null) {
            throw unknown();
        }
    }

    /** Members may look at it, and everybody at a public one. */
    public void requireVisible(@Nullable Role role) {
        if (role == null && settings.visibility() == GroupSettings.Visibility.PRIVATE) {
            throw unknown();
        }
    }

    public void requireManager(@Nullable Role role) {
        requireVisible(role);
        if (!managed(role)) {
            throw notAllowed("Ask the group's owner or an admin: only they may do this.");
        }
    }

    public void requireOwner(@Nullable Role role) {
        requireVisible(role);
        if (role != Role.OWNER) {
            throw notAllowed("Ask the group's owner: only the owner may do this.");
        }
    }

    /** Managers take out those whom they outrank. */
    public void requireMayRemove(@Nullable Role role, Role removed) {
        requireManager(role);
        if (role == null || !role.outranks(removed)) {
            throw notAllowed("Members of the same or a higher role can't be removed by you.");
        }
    }

    private static boolean managed(@Nullable Role role) {
        return role != null && role.manages();
    }

    public static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the group id: no group that you may see has it.");
    }

    private static Refusal notAllowed(String detail) {
        return Refusal.of(RefusalCode.GROUP_ROLE_REQUIRED, detail);
    }
}
