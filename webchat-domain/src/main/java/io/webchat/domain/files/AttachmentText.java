package io.webchat.domain.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attachments written into a message's text, as {@code [attachment:file_…]}.
 *
 * @param text what is left when they are taken out
 * @param files in the order of the text, each once
 */
public record AttachmentText(String text, List<FileId> files) {
    private static final String BEGIN = "[attachment:";
    private static final Pattern FORM = Pattern.compile("\\[attachment:(" + FileId.SHAPE + ")]");

    public AttachmentText {
        files = List.copyOf(files);
    }

    /** The form for one file. */
    public static String of(FileId file) {
        return BEGIN + file + "]";
    }

    /** The text as it is when nothing is attached in it. */
    public static AttachmentText read(String text) {
        if (!text.contains(BEGIN)) {
            return new AttachmentText(text, List.of());
        }
        List<FileId> files = new ArrayList<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            FileId.parse(matcher.group(1)).ifPresent(files::add);
        }
        return files.isEmpty()
                ? new AttachmentText(text, List.of())
                : new AttachmentText(
                        matcher.replaceAll("").strip(),
                        files.stream().distinct().toList());
    }
}
