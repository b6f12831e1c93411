package io.webchat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table for people or as JSON. */
final class Report {
    private static final List<String> COLUMNS =
            List.of("row", "what", "value", "unit", "p50 ms", "p99 ms", "ratio", "relay us", "database us", "load us");

    private final List<Line> lines = new ArrayList<>();
    private final List<String> machine = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    /** A word on where this was measured. */
    void machine(String fact) {
        machine.add(fact);
    }

    String text() {
        List<List<String>> rows = rows();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        String table = rows.stream().map(row -> padded(row, widths)).collect(Collectors.joining("\n"));
        return String.join("\n", machine) + "\n\n" + table + "\n";
    }

    String markdown() {
        List<List<String>> rows = new ArrayList<>(rows());
        rows.add(1, COLUMNS.stream().map(column -> "---").toList());
        return String.join("; ", machine) + "\n\n"
                + rows.stream()
                        .map(row -> "| " + String.join(" | ", row) + " |\n")
                        .collect(Collectors.joining());
    }

    String json() {
        return "{\"machine\":\"" + String.join("; ", machine) + "\",\"lines\":[\n"
                + lines.stream().map(Report::json).collect(Collectors.joining(",\n")) + "\n]}\n";
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        for (Line line : lines) {
            rows.add(List.of(
                    line.name(),
                    line.what(),
                    number(line.value()),
                    line.unit(),
                    number(line.p50()),
                    number(line.p99()),
                    number(line.ratio()),
                    number(line.relayMicros()),
                    number(line.databaseMicros()),
                    number(line.loadMicros())));
        }
        return rows;
    }

    private static String padded(List<String> row, List<Integer> widths) {
        StringBuilder padded = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String format = column < 2 ? "%-" : "%";
            padded.append(String.format(Locale.ROOT, format + widths.get(column) + "s  ", row.get(column)));
        }
        return padded.toString().stripTrailing();
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }

    private static String json(Line line) {
        return "{\"row\":\"" + line.name() + "\",\"what\":\"" + line.what() + "\",\"value\":" + line.value()
                + ",\"unit\":\"" + line.unit() + "\",\"p50_ms\":" + line.p50() + ",\"p99_ms\":" + line.p99()
                + ",\"ratio\":" + line.ratio() + ",\"relay_cpu_us\":" + line.relayMicros() + ",\"database_cpu_us\":"
                + line.databaseMicros() + ",\"load_cpu_us\":" + line.loadMicros() + "}";
    }
}
