package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A vendor's server on this machine, which answers as the test says. */
final class FakeVendor implements AutoCloseable {
    record Call(String method, String path, Headers headers, String body) {
        JsonNode json() {
            return Wire.answer(body.getBytes(UTF_8));
        }
    }

    record Said(int status, String body, Map<String, String> headers) {
        static Said of(int status, String body) {
            return new Said(status, body, Map.of());
        }
    }

    interface Part {
        Said answer(Call call);
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Part part;
    private volatile boolean holding;

    FakeVendor(Part part) {
        this.part = part;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        calls.add(call);
        if (holding) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Said said = part.answer(call);
        byte[] body = said.body().getBytes(UTF_8);
        said.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void playing(Part now) {
        part = now;
    }

    /** It answers nothing from now on. */
    void hold() {
        holding = true;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    Call last() {
        return calls.getLast();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
