package io.webchat.domain.egress;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of hosts, in the form that name servers know. */
public final class HostName {
    private static final int MAX_CHARACTERS = 253;

    /** Containers and services of private networks are often named with underscores, which resolvers take. */
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

    private static final Pattern FORM = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
    private static final String LOOPBACK = "localhost";

    private HostName() {}

    /**
     * In ASCII and lower case. Names in other scripts are mapped by UTS 46 without its transitional exceptions, as
     * browsers do: {@code faß.de} is {@code xn--fa-hia.de}.
     *
     * @throws IllegalArgumentException when it can be none
     */
    public static String ascii(String typed) {
        String name = typed.chars().allMatch(c -> c < 0x80) ? typed.toLowerCase(Locale.ROOT) : Mapping.ascii(typed);
        if (name.length() > MAX_CHARACTERS + 1 || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a host's name");
        }
        return name;
    }

    /** Whether it always means the machine itself, whatever a name server says of it (RFC 6761). */
    public static boolean loopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.equals(LOOPBACK) || bare.endsWith("." + LOOPBACK);
    }

    /** Its tables are read with the first name that needs them. */
    private static final class Mapping {
        private static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);

        static String ascii(String typed) {
            StringBuilder ascii = new StringBuilder();
            IDNA.Info info = new IDNA.Info();
            UTS_46.nameToASCII(typed, ascii, info);
            if (info.hasErrors()) {
                throw new IllegalArgumentException("not a host's name");
            }
            return ascii.toString();
        }
    }
}
