package io.webchat.domain.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the addresses that anybody on the internet can reach from those inside of a machine, a house or a data centre.
 * The ranges are those of IANA's special-purpose registries; an IPv6 address that carries an IPv4 one counts as that.
 */
public final class PublicAddress {
    private static final List<Range> NOT_PUBLIC_V4 = List.of(
            Range.of(8, 0), // this network
            Range.of(8, 10), // private
            Range.of(10, 100, 64), // between a provider and its customers
            Range.of(8, 127), // loopback
            Range.of(16, 169, 254), // link-local, and with it the metadata services of clouds
            Range.of(12, 172, 16), // private
            Range.of(24, 192, 0, 0), // protocol assignments
            Range.of(24, 192, 0, 2), // documentation
            Range.of(24, 192, 88, 99), // relays of 6to4
            Range.of(16, 192, 168), // private
            Range.of(15, 198, 18), // benchmarks
            Range.of(24, 198, 51, 100), // documentation
            Range.of(24, 203, 0, 113), // documentation
            Range.of(4, 224), // multicast
            Range.of(4, 240)); // reserved, and broadcast

    /** What is given out to the world; all else is special. */
    private static final Range GLOBAL_V6 = Range.of(3, 0x20);

    private static final List<Range> NOT_PUBLIC_V6 = List.of(
            Range.of(23, 0x20, 0x01, 0x00), // protocol assignments: Teredo, benchmarks, ORCHID
            Range.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            Range.of(16, 0x20, 0x02), // 6to4
            Range.of(20, 0x3f, 0xff, 0x00)); // documentation

    /** The well-known prefix under which IPv6 networks reach IPv4 hosts (RFC 6052); their name servers answer so. */
    private static final Range NAT64 = Range.of(96, 0x00, 0x64, 0xff, 0x9b);

    /** The interface id of ISATAP: the next four bytes are an IPv4 address. */
    private static final byte[] ISATAP = {0x5e, (byte) 0xfe};

    private static final int V4_IN_V6 = 12;

    private PublicAddress() {}

    public static boolean test(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? publicV4(bytes) : publicV6(bytes);
    }

    private static boolean publicV4(byte[] bytes) {
        return NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes));
    }

    private static boolean publicV6(byte[] bytes) {
        if (NAT64.contains(bytes)) {
            return publicV4(tail(bytes));
        }
        if (!GLOBAL_V6.contains(bytes) || NOT_PUBLIC_V6.stream().anyMatch(range -> range.contains(bytes))) {
            return false;
        }
        return !isatap(bytes) || publicV4(tail(bytes));
    }

    private static byte[] tail(byte[] v6) {
        return Arrays.copyOfRange(v6, V4_IN_V6, v6.length);
    }

    private static boolean isatap(byte[] bytes) {
        // The first two bytes of the interface id are 0000 or 0200.
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == ISATAP[0] && bytes[11] == ISATAP[1];
    }

    /** The addresses that begin with the same bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(int bits, byte[] first) {
        static Range of(int bits, int... first) {
            byte[] bytes = new byte[first.length];
            for (int i = 0; i < first.length; i++) {
                bytes[i] = (byte) first[i];
            }
            return new Range(bits, bytes);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / Byte.SIZE;
                int wanted = at < first.length ? first[at] : 0;
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((address[at] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
