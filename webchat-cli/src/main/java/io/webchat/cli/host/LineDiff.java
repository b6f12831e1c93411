package io.webchat.cli.host;

import io.webchat.cli.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes between two texts, for people: the changed lines with some around them. */
final class LineDiff {
    private static final int CONTEXT = 2;

    private LineDiff() {}

    static String of(@Nullable String before, @Nullable String after) {
        List<String> old = before == null ? List.of() : before.lines().toList();
        List<String> now = after == null ? List.of() : after.lines().toList();
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        StringBuilder text = new StringBuilder();
        lines(text, "  ", now.subList(Math.max(0, head - CONTEXT), head));
        lines(text, "- ", old.subList(head, old.size() - tail));
        lines(text, "+ ", now.subList(head, now.size() - tail));
        lines(text, "  ", now.subList(now.size() - tail, Math.min(now.size(), now.size() - tail + CONTEXT)));
        return text.toString();
    }

    private static void lines(StringBuilder text, String mark, List<String> lines) {
        lines.forEach(line -> text.append(mark).append(Text.clean(line)).append('\n'));
    }
}
