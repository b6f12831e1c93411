package io.webchat.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends at a fixed rate to people without callbacks, and then to the same with one each, at a receiver of our own. */
final class CallbackCalls implements Measurement {
    private static final String NAME = "callbacks";
    private static final int RATE = 1_000;
    private static final int PAIRS = 20;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(PAIRS) / RATE;
    private static final String SUBSCRIBE = "/api/v1/webchat/callbacks/inbound";

    @Override
    public void run(Bench.Run run) throws Exception {
        try (TestedRelay relay = run.relay(NAME);
                Called called = new Called()) {
            relay.start();
            List<SignIn.Pair> pairs = new SignIn(relay.port(), NAME).pairs(PAIRS);
            String rate = "sends at " + RATE + "/s, ";
            run.report().add(Line.rate(NAME, rate + "no callbacks", measure(run.plan(), relay, pairs)));
            subscribe(relay, pairs, called);
            called.begin(run.plan().warmUp(), run.plan().measured());
            run.report().add(Line.rate(NAME, rate + "each called", measure(run.plan(), relay, pairs)));
            run.report().add(Line.rate(NAME, "send to call", called.outcome()));
        }
    }

    private static void subscribe(TestedRelay relay, List<SignIn.Pair> pairs, Called called) throws IOException {
        try (HttpConnection connection = HttpConnection.open(relay.port())) {
            for (SignIn.Pair pair : pairs) {
                connection
                        .post(SUBSCRIBE, pair.receiver().token(), "{\"url\":\"" + called.url() + "\"}")
                        .require(201);
            }
        }
    }

    private static Load.Outcome measure(Plan plan, TestedRelay relay, List<SignIn.Pair> pairs) throws Exception {
        List<HttpConnection> connections = new ArrayList<>();
        List<Load.Loop> loops = new ArrayList<>();
        try {
            for (SignIn.Pair pair : pairs) {
                HttpConnection connection = HttpConnection.open(relay.port());
                connections.add(connection);
                loops.add(new Paced(connection, pair.sender().send(pair.receiver(), 0)));
            }
            return Load.run(plan.warmUp(), plan.measured(), loops, Load.Used.of(relay, relay.database()));
        } finally {
            for (HttpConnection connection : connections) {
                connection.close();
            }
        }
    }

    /** One sender; timed from when each message was due. */
    private static final class Paced implements Load.Loop {
        private final HttpConnection connection;
        private final byte[] request;
        private long due = System.nanoTime();

        Paced(HttpConnection connection, byte[] request) {
            this.connection = connection;
            this.request = request;
        }

        @Override
        public long once() throws Exception {
            due += INTERVAL;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            connection.call(request).require(202);
            return System.nanoTime() - due;
        }
    }

    /** The receiver: times each call from when its message was stored, by this machine's one clock. */
    private static final class Called implements AutoCloseable {
        private static final String TIMESTAMP = "\"timestamp\":\"";

        private final Latencies latencies = new Latencies();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;
        private long begin;
        private long end;

        Called() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
            server.setExecutor(threads);
            server.createContext("/", this::serve);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        /** From now on. */
        synchronized void begin(Duration warmUp, Duration measured) {
            begin = System.nanoTime() + warmUp.toNanos();
            end = begin + measured.toNanos();
        }

        private void serve(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            count(body, Instant.now());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }

        private synchronized void count(byte[] body, Instant now) {
            long at = System.nanoTime();
            if (at >= begin && at < end) {
                String text = new String(body, StandardCharsets.UTF_8);
                int from = text.indexOf(TIMESTAMP) + TIMESTAMP.length();
                Instant stored = Instant.parse(text.substring(from, text.indexOf('"', from)));
                latencies.record(Duration.between(stored, now).toNanos());
            }
        }

        synchronized Load.Outcome outcome() {
            return new Load.Outcome(latencies, (end - begin) / 1e9, new Load.Used(0, 0, 0));
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
        }
    }
}
