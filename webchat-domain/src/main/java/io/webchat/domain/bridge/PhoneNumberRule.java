package io.webchat.domain.bridge;

import io.webchat.domain.messaging.Channel;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers are read that people and networks write in many ways. */
@FunctionalInterface
public interface PhoneNumberRule {
    /** Takes digits as they stand, without a region: {@code 00} and {@code +} are the same. */
    PhoneNumberRule AS_TYPED = (channel, typed) -> {
        String bare = Digits.DECORATION.matcher(typed.strip()).replaceAll("");
        String number = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
        return Digits.NUMBER.matcher(number).matches() ? Optional.of(number) : Optional.empty();
    };

    /**
     * The number in the one form that it has on its channel: with {@code +} and country where they are known, a short
     * code as it is. Empty when it is none.
     */
    Optional<String> handle(Channel channel, String typed);

    /** The forms of numbers. */
    final class Digits {
        static final Pattern DECORATION = Pattern.compile("[\\s().\\-/]+");

        /** That a message can go to. */
        static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

        private Digits() {}
    }
}
