package io.webchat.adapter.language.diagnostic;

import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.EngineProbe.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which settings an engine hangs on.
 *
 * @param place its address or command
 * @param key null where there is none
 * @param model what else it is told, null for nothing
 */
record EngineClues(
        String place, @Nullable String key, @Nullable String model, boolean command) {
    /** An engine that an embedding program has brought along hangs on no settings but that which would name others. */
    static EngineClues of(Task task, String engine) {
        return switch (engine) {
            case "libretranslate" -> service("WEBCHAT_LIBRETRANSLATE_URL", "WEBCHAT_LIBRETRANSLATE_API_KEY", null);
            case "deepl" -> service("WEBCHAT_DEEPL_URL", "WEBCHAT_DEEPL_API_KEY", null);
            case "openai" -> {
                String prefix = "WEBCHAT_" + task.name();
                yield service(prefix + "_URL", prefix + "_API_KEY", prefix + "_MODEL");
            }
            case "command" ->
                new EngineClues(
                        "WEBCHAT_" + task.name() + "_COMMAND",
                        null,
                        task == Task.TRANSCRIBE ? "WEBCHAT_FFMPEG_COMMAND" : null,
                        true);
            default -> service(task.setting(), null, null);
        };
    }

    private static EngineClues service(String url, @Nullable String key, @Nullable String model) {
        return new EngineClues(url, key, model, false);
    }

    /** All of them, for people. */
    String all() {
        List<String> names = new ArrayList<>(List.of(place));
        if (key != null) {
            names.add(key);
        }
        if (model != null) {
            names.add(model);
        }
        return String.join(", ", names);
    }

    /** What to do about a failure. */
    String advice(EngineFailure failure) {
        return command ? ofCommand(failure.kind()) : ofService(failure);
    }

    private String ofCommand(EngineFailure.Kind kind) {
        return switch (kind) {
            case UNAVAILABLE ->
                "Install the program, or give its whole path in " + all()
                        + ". If it is only slow, WEBCHAT_LANGUAGE_TIMEOUT_SEC gives it more time.";
            case BROKEN, DENIED -> "Run the command of " + place + " by hand and see what it says; mend it there.";
            case LANGUAGE, INPUT ->
                "Run the command of " + place + " by hand: a model, a voice or a language may not be installed.";
        };
    }

    private String ofService(EngineFailure failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE ->
                failure.retryAfter().isPresent()
                        ? "It has too much to do, or the account's allowance is used up: wait, or raise it there."
                        : "Start the server, and see that " + place
                                + " leads to it from this machine (host, port, firewall).";
            case DENIED ->
                key == null ? "See that it lets this relay in." : "Set " + key + " to a key that the server takes.";
            case BROKEN ->
                "See that " + place + " is the address of such a server"
                        + (model == null ? "" : ", with its /v1, and that it has what " + model + " names")
                        + "; or that the account's allowance isn't used up.";
            case LANGUAGE -> "Load languages on the server: it has none of those that were tried.";
            case INPUT ->
                "See that " + (model == null ? place + " leads to" : model + " names")
                        + " what is meant for this task.";
        };
    }
}
