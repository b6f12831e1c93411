package io.webchat.adapter.persistence.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.signals.Signal;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Signals as the text of notifications: the sender's id and a word for each signal, separated by spaces. A word that a
 * newer version has added is passed over.
 */
final class SignalText {
    /** PostgreSQL takes payloads of less than 8000 bytes. */
    private static final int MAX_BYTES = 7_900;

    private static final String ANYTHING = "*";

    private SignalText() {}

    /** Needs no more texts than the size of a notification demands. */
    static List<String> write(String node, Collection<? extends Signal> signals) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(node);
        for (Signal signal : signals) {
            String word = word(signal);
            if (text.length() + 1 + word.length() > MAX_BYTES) {
                texts.add(text.toString());
                text = new StringBuilder(node);
            }
            text.append(' ').append(word);
        }
        texts.add(text.toString());
        return texts;
    }

    private static String word(Signal signal) {
        return switch (signal) {
            case Signal.LogGrew grew -> "l" + grew.account().value();
            case Signal.QueueGrew grew -> "q" + grew.phone().value();
            case Signal.SessionEnded ended -> "s" + ended.session().value();
            case Signal.FactChanged changed -> "f" + changed.cache() + "=" + URLEncoder.encode(changed.key(), UTF_8);
            case Signal.AnythingChanged anything -> ANYTHING;
        };
    }

    /** Empty for a text of the node's own. */
    static List<Signal> read(String node, String text) {
        String[] words = text.split(" ", -1);
        List<Signal> signals = new ArrayList<>();
        if (!words[0].equals(node)) {
            for (int i = 1; i < words.length; i++) {
                signal(words[i]).ifPresent(signals::add);
            }
        }
        return signals;
    }

    private static Optional<Signal> signal(String word) {
        if (word.equals(ANYTHING)) {
            return Optional.of(new Signal.AnythingChanged());
        }
        try {
            String rest = word.substring(1);
            return switch (word.charAt(0)) {
                case 'l' -> Optional.of(new Signal.LogGrew(new AccountId(Long.parseLong(rest))));
                case 'q' -> Optional.of(new Signal.QueueGrew(new PhoneId(rest)));
                case 's' -> Optional.of(new Signal.SessionEnded(new SessionId(rest)));
                case 'f' -> fact(rest);
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Signal> fact(String text) {
        int end = text.indexOf('=');
        return end < 0
                ? Optional.empty()
                : Optional.of(new Signal.FactChanged(
                        text.substring(0, end), URLDecoder.decode(text.substring(end + 1), UTF_8)));
    }
}
