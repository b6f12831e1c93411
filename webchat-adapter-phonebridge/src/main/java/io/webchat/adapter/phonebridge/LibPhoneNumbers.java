package io.webchat.adapter.phonebridge;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.webchat.domain.bridge.PhoneNumberRule;
import io.webchat.domain.messaging.Channel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people of a region write them. The library's tables are read with the first number, and of its
 * regions only those that occur.
 */
final class LibPhoneNumbers implements PhoneNumberRule {
    private static final Pattern WRITTEN = Pattern.compile("[+＋]?[\\p{Nd}\\s\\p{Z}().\\p{Pd}/]+");

    /** Shorter ones are codes of their network. */
    private static final int MAX_SHORT_CODE_DIGITS = 6;

    private static final int MIN_DIGITS = 3;
    private static final int MAX_DIGITS = 15;

    /** WhatsApp knows Mexico's mobile numbers with a 1 behind the country, and some of Brazil's without their first 9. */
    private static final Pattern MEXICAN_MOBILE = Pattern.compile("\\+521([0-9]{10})");

    private static final Pattern OLD_BRAZILIAN_MOBILE = Pattern.compile("(\\+55[0-9]{2})([6-9][0-9]{7})");

    private final @Nullable String region;

    /** @param region of the numbers that name no country, as ISO 3166 calls it; null for none */
    LibPhoneNumbers(@Nullable String region) {
        this.region = region;
    }

    @Override
    public Optional<String> handle(Channel channel, String typed) {
        String text = typed.strip();
        String digits = digits(text);
        if (!WRITTEN.matcher(text).matches() || digits.length() < MIN_DIGITS) {
            return Optional.empty();
        }
        boolean plus = text.startsWith("+") || text.startsWith("＋");
        if (!plus && digits.length() <= MAX_SHORT_CODE_DIGITS) {
            return Optional.of(digits);
        }
        return (plus ? parsed(text, null) : withoutPlus(text, digits))
                .or(() -> asItStands(plus ? "+" + digits : digits))
                .map(number -> channel == Channel.WA ? asWhatsAppKnowsIt(number) : number);
    }

    private Optional<String> withoutPlus(String text, String digits) {
        Optional<String> inRegion = region == null ? Optional.empty() : parsed(text, region);
        return inRegion.or(() -> digits.startsWith("00") ? parsed("+" + digits.substring(2), null) : Optional.empty());
    }

    private static Optional<String> parsed(String text, @Nullable String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, region);
            boolean good = region == null ? numbers.isPossibleNumber(number) : numbers.isValidNumber(number);
            return good ? Optional.of(numbers.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> asItStands(String number) {
        String form = number.startsWith("00") ? "+" + number.substring(2) : number;
        int digits = form.startsWith("+") ? form.length() - 1 : form.length();
        return digits >= MIN_DIGITS && digits <= MAX_DIGITS ? Optional.of(form) : Optional.empty();
    }

    private static String asWhatsAppKnowsIt(String number) {
        Matcher mexican = MEXICAN_MOBILE.matcher(number);
        if (mexican.matches()) {
            return "+52" + mexican.group(1);
        }
        Matcher brazilian = OLD_BRAZILIAN_MOBILE.matcher(number);
        return brazilian.matches() ? brazilian.group(1) + "9" + brazilian.group(2) : number;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(Character::isDigit)
                .map(c -> Character.digit(c, 10))
                .forEach(digits::append);
        return digits.toString();
    }
}
