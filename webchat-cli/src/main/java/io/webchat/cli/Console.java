package io.webchat.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.relay.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard input and output: text for people, or one JSON object a line. */
public final class Console {
    private final InputStream input;
    private final PrintStream out;
    private final PrintStream err;
    private final Environment environment;
    private final boolean colours;
    private boolean json;
    private @Nullable BufferedReader lines;

    public Console(InputStream input, PrintStream out, PrintStream err, Environment environment) {
        this.input = input;
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.colours = environment.isTerminal(1) && environment.get("NO_COLOR") == null;
    }

    public void json(boolean wanted) {
        json = wanted;
    }

    public boolean json() {
        return json;
    }

    /** Whether somebody can be asked. */
    public boolean interactive() {
        return environment.isTerminal(0) && environment.isTerminal(2);
    }

    /** Whether a progress bar has a place. */
    public boolean showsProgress() {
        return environment.isTerminal(2) && !json;
    }

    public boolean colours() {
        return colours;
    }

    /** Prints an answer: itself as JSON, or what is said of it. */
    public void answer(JsonNode object, String text) {
        line(json ? Json.write(object) : text);
    }

    /** Prints a line on standard output. */
    public synchronized void line(String text) {
        if (text.isEmpty() && json) {
            return;
        }
        out.println(text);
        out.flush();
        if (out.checkError()) {
            throw new CliException(ExitCode.REFUSED, "output_closed", "Standard output is closed.");
        }
    }

    /** Prints a line of text that JSON readers don't want. */
    public void text(String text) {
        if (!json) {
            line(text);
        }
    }

    /** Prints a remark on standard error. */
    public synchronized void note(String text) {
        err.println(text);
        err.flush();
    }

    /** Prints a part of a line on standard error, such as a progress bar. */
    public synchronized void progress(String text) {
        err.print(text);
        err.flush();
    }

    /** Prints why a command failed, as a problem document when JSON is wanted. */
    public void failure(CliException failure) {
        if (!json) {
            note("webchat: " + Text.clean(String.valueOf(failure.getMessage())));
            return;
        }
        ObjectNode problem = failure instanceof ProblemException refused
                ? refused.problem()
                : Json.object(
                        "type",
                        "about:blank",
                        "title",
                        "The command failed",
                        "success",
                        false,
                        "code",
                        failure.code(),
                        "detail",
                        failure.getMessage());
        note(Json.write(problem));
    }

    /** All of standard input as text, without its last line end. */
    public String readAll(int maxBytes) {
        try {
            byte[] bytes = input.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw CliException.usage("Standard input has more than " + maxBytes + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
        } catch (IOException e) {
            throw new CliException(ExitCode.REFUSED, "input_failed", "Standard input can't be read.", e);
        }
    }

    /** Asks on standard error; null when nobody is there to answer. */
    public @Nullable String ask(String question) {
        progress(question + " ");
        try {
            if (lines == null) {
                lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            }
            String answer = lines.readLine();
            if (answer == null) {
                note("");
            }
            return answer == null ? null : answer.strip();
        } catch (IOException e) {
            return null;
        }
    }

    public InputStream input() {
        return input;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }
}
