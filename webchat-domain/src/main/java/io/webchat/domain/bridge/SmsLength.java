package io.webchat.domain.bridge;

/**
 * How long a text is as an SMS (3GPP TS 23.038 and 23.040).
 *
 * @param encoding the shorter one that has all its characters
 * @param units of the encoding: septets of GSM-7, or 16-bit units of UCS-2
 * @param parts in which it goes; each is paid for
 * @param partUnits the most units of one part
 */
public record SmsLength(Encoding encoding, int units, int parts, int partUnits) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each takes two septets. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /** How the characters are written. */
    public enum Encoding {
        GSM_7("gsm-7", 160, 153),
        UCS_2("ucs-2", 70, 67);

        private final String wireName;
        private final int single;
        private final int joined;

        Encoding(String wireName, int single, int joined) {
            this.wireName = wireName;
            this.single = single;
            this.joined = joined;
        }

        public String wireName() {
            return wireName;
        }
    }

    public static SmsLength of(String text) {
        Encoding encoding = text.chars().allMatch(c -> septets(c) > 0) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = encoding == Encoding.UCS_2
                ? text.length()
                : text.chars().map(SmsLength::septets).sum();
        return units <= encoding.single
                ? new SmsLength(encoding, units, 1, encoding.single)
                : new SmsLength(encoding, units, parts(text, encoding), encoding.joined);
    }

    private static int parts(String text, Encoding encoding) {
        int parts = 1;
        int inPart = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int size = encoding == Encoding.UCS_2 ? Character.charCount(c) : septets(c);
            if (inPart + size > encoding.joined) {
                parts++;
                inPart = 0;
            }
            inPart += size;
            i += Character.charCount(c);
        }
        return parts;
    }

    /** 0 for a character that GSM-7 lacks. */
    private static int septets(int c) {
        if (BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(c) >= 0 ? 2 : 0;
    }
}
