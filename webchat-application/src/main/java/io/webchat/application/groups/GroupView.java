package io.webchat.application.groups;

import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.Role;
import org.jspecify.annotations.Nullable;

/**
 * A group as one account sees it.
 *
 * @param role the viewer's; null for who is no member
 */
public record GroupView(Group group, int members, @Nullable Role role) {
    public boolean writable() {
        return role != null && (role.manages() || group.settings().mode() == GroupSettings.Mode.CHAT);
    }
}
