package io.webchat.adapter.rest.http;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8} or {@code ::1}.
 *
 * @param address any address of the range
 * @param prefixBits how many leading bits all of its addresses share
 */
public record IpNetwork(InetAddress address, int prefixBits) {
    /** Digits, so that no name is ever looked up. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** An IPv6 host or household has at least such a network to itself. */
    private static final int HOUSEHOLD_BYTES = 8;

    public IpNetwork {
        requireNonNull(address, "address is null");
        if (prefixBits < 0 || prefixBits > address.getAddress().length * 8) {
            throw new IllegalArgumentException("prefixBits is out of range: " + prefixBits);
        }
    }

    /** Reads an address, or an address and a number of bits; empty for anything else. */
    public static Optional<IpNetwork> parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int all = address.getAddress().length * 8;
        try {
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > all ? Optional.empty() : Optional.of(new IpNetwork(address, bits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads an address without looking up names; null for anything else. */
    static @Nullable InetAddress literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LITERAL.matcher(bare).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(bare);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (theirs[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** What an address is counted as for limits: itself, or for IPv6 its /64. */
    public static String countedAs(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, HOUSEHOLD_BYTES) + "/64"
                : address.getHostAddress();
    }
}
