package io.webchat.boot.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of settings, one {@code NAME=value} a line, in UTF-8.
 *
 * <p>Blank lines and those that begin with {@code #} are skipped; {@code export } may stand before a name. A value in
 * single quotes is taken as it is; in double quotes {@code \" \\ \n \t} are read. Without quotes it ends before
 * {@code #} after a space. Nothing is expanded. A name given twice is a problem, for nobody can see which one counts.
 *
 * @param problems one sentence each, with the file's name and the line's number; values are not in them
 */
record EnvFile(Map<String, String> values, List<String> problems) {
    static final EnvFile EMPTY = new EnvFile(Map.of(), List.of());

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    EnvFile {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    static EnvFile read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
            return new EnvFile(Map.of(), List.of(file + " is not UTF-8; save it as UTF-8 text"));
        } catch (IOException e) {
            return new EnvFile(Map.of(), List.of(file + " can't be read; check that it is a file and its rights"));
        }
    }

    static EnvFile parse(String content, String fileName) {
        String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        Map<String, String> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            try {
                readLine(line.strip(), values);
            } catch (IllegalArgumentException e) {
                problems.add("%s line %d: %s".formatted(fileName, number, e.getMessage()));
            }
        }
        return new EnvFile(values, problems);
    }

    private static void readLine(String line, Map<String, String> values) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expects NAME=value, or # before a comment");
        }
        String name = matcher.group(1);
        if (values.putIfAbsent(name, value(matcher.group(2))) != null) {
            throw new IllegalArgumentException(name + " is given a second time; keep one of them");
        }
    }

    private static String value(String raw) {
        if (raw.startsWith("'")) {
            return quoted(SINGLE_QUOTED, raw);
        }
        if (raw.startsWith("\"")) {
            return ESCAPE.matcher(quoted(DOUBLE_QUOTED, raw))
                    .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(1))));
        }
        return COMMENT.matcher(raw).replaceFirst("");
    }

    private static String quoted(Pattern shape, String raw) {
        Matcher matcher = shape.matcher(raw);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expects the value to end with the quote it begins with");
        }
        return matcher.group(1);
    }

    private static String unescaped(String letter) {
        return switch (letter) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "\"", "\\" -> letter;
            // Not an escape: a Windows path keeps its backslash.
            default -> "\\" + letter;
        };
    }
}
