package dev.mitosis.graph.identity;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address range of either family. */
public record Cidr(BigInteger first, BigInteger last, boolean v6, int prefix, String text) {
    /** Anything else, such as fee.de, would be looked up as a host. */
    private static final Pattern NUMERIC = Pattern.compile(
            "%1$s(?:\\.%1$s){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*".formatted("(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"));

    private static final Cidr[] PRIVATE = {
        of("10.0.0.0/8"), of("172.16.0.0/12"), of("192.168.0.0/16"), of("100.64.0.0/10"), of("fc00::/7")
    };

    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no address range"));
    }

    /** Parses {@code 10.0.0.0/16}, {@code fd00::/8} or a single address; never asks the DNS. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!NUMERIC.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int bits = bytes.length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                return Optional.empty();
            }
            BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
            BigInteger first = new BigInteger(1, bytes).divide(size).multiply(size);
            BigInteger last = first.add(size).subtract(BigInteger.ONE);
            return Optional.of(new Cidr(first, last, bits == 128, prefix, text));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The range of this many leading bits around the first address, as text. */
    public String cut(int bits) {
        int size = v6 ? 128 : 32;
        BigInteger start = first.shiftRight(size - bits).shiftLeft(size - bits);
        byte[] all = start.toByteArray();
        byte[] bytes = new byte[size / 8];
        for (int i = 0; i < Math.min(all.length, bytes.length); i++) {
            bytes[bytes.length - 1 - i] = all[all.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four or sixteen bytes", e);
        }
    }

    public boolean contains(Cidr other) {
        return v6 == other.v6 && first.compareTo(other.first) <= 0 && last.compareTo(other.last) >= 0;
    }

    public boolean overlaps(Cidr other) {
        return v6 == other.v6 && first.compareTo(other.last) <= 0 && last.compareTo(other.first) >= 0;
    }

    public boolean isEverything() {
        return prefix == 0;
    }

    public boolean isPrivate() {
        for (Cidr range : PRIVATE) {
            if (range.contains(this)) {
                return true;
            }
        }
        return false;
    }
}
