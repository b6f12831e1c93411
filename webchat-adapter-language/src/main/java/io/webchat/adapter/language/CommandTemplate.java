package io.webchat.adapter.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program and its arguments, with places that are filled in for each run. No shell reads it: blanks part arguments,
 * quotes keep blanks, and what is filled in stays one argument whatever it holds.
 */
public final class CommandTemplate {
    /** The places of each task's command. */
    public enum Task {
        TRANSLATE("{source} {target} {source3} {target3}"),
        TRANSCRIBE("{input} {language} {language3}"),
        SPEAK("{output} {language} {language3} {voice}");

        private final String places;

        Task(String places) {
            this.places = places;
        }
    }

    private static final Pattern ARGUMENT = Pattern.compile("\\G\\s*((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9]+)}");

    private final List<String> arguments;

    private CommandTemplate(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** @throws IllegalArgumentException when a quote is not closed, or a place is none of the task's */
    public static CommandTemplate parse(String text, Task task) {
        List<String> arguments = new ArrayList<>();
        Matcher matcher = ARGUMENT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            arguments.add(QUOTED.matcher(matcher.group(1))
                    .replaceAll(quoted ->
                            Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1))));
            end = matcher.end();
        }
        if (arguments.isEmpty() || !text.substring(end).isBlank()) {
            throw new IllegalArgumentException("a quote is not closed, or there is no program");
        }
        CommandTemplate template = new CommandTemplate(arguments);
        for (String argument : arguments) {
            Matcher place = PLACE.matcher(argument);
            while (place.find()) {
                if (!task.places.contains(place.group())) {
                    throw new IllegalArgumentException("no such place: " + place.group());
                }
            }
        }
        return template;
    }

    boolean names(String place) {
        return arguments.stream().anyMatch(argument -> argument.contains("{" + place + "}"));
    }

    /** @param values for every place that it names */
    List<String> filled(Map<String, String> values) {
        return arguments.stream()
                .map(argument -> PLACE.matcher(argument)
                        .replaceAll(
                                place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group()))))
                .toList();
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
