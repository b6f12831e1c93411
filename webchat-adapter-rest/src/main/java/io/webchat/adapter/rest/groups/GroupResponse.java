package io.webchat.adapter.rest.groups;

import io.webchat.application.groups.GroupView;
import io.webchat.domain.groups.GroupSettings;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A group on the wire.
 *
 * @param address what to write to
 * @param role the caller's; null for who is no member
 * @param canWrite whether the caller may write to it now
 */
public record GroupResponse(
        String groupId,
        String address,
        String name,
        String description,
        String visibility,
        String mode,
        String joinPolicy,
        String history,
        int memberCount,
        @Nullable String role,
        boolean canWrite,
        Instant createdAt) {
    public static GroupResponse of(GroupView view) {
        GroupSettings settings = view.group().settings();
        String id = view.group().id().value();
        return new GroupResponse(
                id,
                "group:" + id,
                settings.name(),
                settings.description(),
                word(settings.visibility()),
                word(settings.mode()),
                word(settings.joinPolicy()),
                word(settings.history()),
                view.members(),
                view.role() == null ? null : view.role().wireName(),
                view.writable(),
                view.group().createdAt());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
