package io.webchat.adapter.callbacks;

import io.webchat.application.egress.HostNames;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The name servers that the machine is set up with. Java remembers what they said for a while. */
public final class SystemHostNames implements HostNames {
    /** A name server that takes longer has not answered. */
    private static final Duration MAX = Duration.ofSeconds(5);

    /** The system's call blocks its thread, and can't be broken off. */
    private static final int LOOK_UPS_AT_ONCE = 32;

    private final ExecutorService lookUps = Executors.newFixedThreadPool(
            LOOK_UPS_AT_ONCE, Thread.ofPlatform().name("look-up-", 0).daemon().factory());

    @Inject
    public SystemHostNames() {}

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = lookUps.submit(() -> InetAddress.getAllByName(host));
        try {
            return List.of(answer.get(MAX.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw unknown(host, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
