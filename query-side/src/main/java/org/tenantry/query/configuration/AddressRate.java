package org.tenantry.query.configuration;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.tenantry.http.ProblemException;
import org.tenantry.http.RequestRate;

/** How often one address may ask without a token, on this node. */
public final class AddressRate {
    private static final int NETWORK_BYTES = 8;

    private final RequestRate rate;

    /** @param perSecond for how long it takes; ten times as many at once */
    public AddressRate(int perSecond) {
        this.rate = new RequestRate(perSecond, 10 * perSecond, "without a token");
    }

    /**
     * Counts one more.
     *
     * @throws ProblemException 429 if it is one too many
     */
    void check(String address) {
        rate.check(network(address));
    }

    /** Whoever has an IPv6 address has all of its network. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address); // a literal: nothing is looked up
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
