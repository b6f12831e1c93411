package io.webchat.adapter.rest;

import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.http.ClientAddress;
import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.http.StreamedBody;
import io.webchat.adapter.rest.json.OptionalBody;
import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.RefusalKind;
import io.webchat.domain.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What the tests call: one method for each thing that stands around a resource. */
@Path("/try")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SuppressWarnings("DoNotCallSuggester") // Jersey calls what throws.
public final class TryResource implements Resource {
    record Part(String fileId, @Nullable Integer size) {}

    enum Colour {
        RED,
        GREEN
    }

    record Body(
            @Nullable String someText,
            int count,
            @Nullable Long big,
            @Nullable Double ratio,
            boolean flag,
            @Nullable Boolean maybe,
            @Nullable Instant at,
            @Nullable Colour colour,
            @Nullable List<Part> parts,
            @Nullable List<String> names,
            @Nullable Map<String, String> labels) {}

    record Item(String id) {}

    record Unwritable(String value) {
        @Override
        public String value() {
            throw new IllegalStateException(value);
        }
    }

    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch leave = new CountDownLatch(1);
    final AtomicInteger held = new AtomicInteger();

    @POST
    @Path("/echo")
    public Body echo(Body body) {
        return body;
    }

    @POST
    @Path("/list")
    public Map<String, Integer> list(List<Item> items) {
        return Map.of("items", items.size());
    }

    @POST
    @Path("/optional")
    public Body optional(@OptionalBody Body body) {
        return body;
    }

    @POST
    @Path("/text")
    public Map<String, Object> text(Body body) {
        String text = String.valueOf(body.someText());
        Text.storable("some_text", text, 1000);
        return Map.of("length", text.length());
    }

    @POST
    @Path("/bytes")
    @Consumes({"multipart/form-data", MediaType.APPLICATION_OCTET_STREAM})
    public Map<String, Object> bytes(byte[] body) {
        return Map.of("length", body.length);
    }

    @POST
    @Path("/streamed")
    @Consumes("multipart/form-data")
    @StreamedBody
    public Map<String, Object> streamed(byte[] body) {
        return Map.of("length", body.length);
    }

    @GET
    @Path("/refusals/{code}")
    public Object refuse(@PathParam("code") String code) {
        throw Refusal.of(RefusalCode.valueOf(code), "Do something else.");
    }

    /** The kinds, so that a test can go through all of them. */
    static List<RefusalCode> oneOfEachKind() {
        return Arrays.stream(RefusalKind.values())
                .map(kind -> Arrays.stream(RefusalCode.values())
                        .filter(code -> code.kind() == kind)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @GET
    @Path("/later")
    public Object later() {
        throw Refusal.until(Duration.ofMillis(2_100), RefusalCode.RATE_LIMITED, "Wait.");
    }

    @GET
    @Path("/fault")
    public Object fault() {
        throw new IllegalStateException("secret thing in class Foo");
    }

    @GET
    @Path("/unwritable")
    public Object unwritable() {
        return new Unwritable("secret");
    }

    @GET
    @Path("/query")
    public Map<String, Object> query(@QueryParam("limit") int limit, @QueryParam("q") @Nullable String q) {
        return Map.of("limit", limit, "q", String.valueOf(q));
    }

    @GET
    @Path("/numbers/{n}")
    public Map<String, Object> number(@PathParam("n") int n) {
        return Map.of("n", n);
    }

    @GET
    @Path("/mdc")
    public Map<String, Object> mdc() {
        return Map.of("mdc", String.valueOf(MDC.get("request_id")));
    }

    @GET
    @Path("/me")
    public Map<String, Object> me(@Auth SignedIn caller) {
        return Map.of("address", caller.account().address().value());
    }

    @POST
    @Path("/me")
    public Map<String, Object> post(Body body, @Auth SignedIn caller) {
        return Map.of("address", caller.account().address().value(), "count", body.count());
    }

    @GET
    @Path("/anyone")
    public Map<String, Object> anyone(@Auth(required = false) @Nullable SignedIn caller) {
        return Map.of(
                "address",
                caller == null ? "nobody" : caller.account().address().value());
    }

    @GET
    @Path("/hold")
    public Map<String, Object> hold(@Auth SignedIn caller) throws InterruptedException {
        held.incrementAndGet();
        leave.await();
        return Map.of("address", caller.account().address().value());
    }

    @GET
    @Path("/caller")
    public Map<String, Object> caller(@Context HttpServletRequest http) {
        ClientAddress client = Exchange.of(http).client();
        return Map.of(
                "counted_as",
                client.countedAs(),
                "proto",
                String.valueOf(client.forwardedProto()),
                "host",
                String.valueOf(client.forwardedHost()));
    }

    @GET
    @Path("/slow")
    public Map<String, Object> slow() throws InterruptedException {
        entered.countDown();
        leave.await();
        return Map.of("slow", true);
    }
}
