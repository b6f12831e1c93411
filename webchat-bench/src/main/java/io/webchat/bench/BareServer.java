package io.webchat.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The least that a durable send can cost with the relay's own libraries: takes the same request, looks at nothing, and
 * answers when one gathering writer has committed it into one table. In a process of its own, which ends with the bench.
 */
final class BareServer {
    private static final int MAX_IN_BATCH = 512;
    private static final byte[] ANSWER = "{\"success\":true}".getBytes(StandardCharsets.US_ASCII);
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS bench_bare (id bigserial PRIMARY KEY, body text NOT NULL)";
    private static final String INSERT = "INSERT INTO bench_bare (body) SELECT * FROM unnest(?::text[])";

    private record Pending(String body, CompletableFuture<Boolean> stored) {}

    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

    private BareServer() {}

    /** Takes the database's port; its password comes in {@link BareProcess#PASSWORD}. Prints its own port. */
    public static void main(String[] args) throws Exception {
        ServerProcesses database =
                new ServerProcesses(0, Integer.parseInt(args[0]), System.getenv(BareProcess.PASSWORD));
        BareServer bare = new BareServer();
        Thread.ofPlatform().daemon().start(BareServer::endWithTheBench);
        try (Connection connection = database.connect()) {
            System.out.println(bare.listen());
            bare.write(connection);
        }
    }

    /** Whatever becomes of the bench, its end of this pipe is closed then. */
    private static void endWithTheBench() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as closed.
        }
        System.exit(0);
    }

    private int listen() throws Exception {
        Server server = new Server(new VirtualThreadPool(0));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Pending pending = new Pending(
                        Content.Source.asString(request, StandardCharsets.UTF_8), new CompletableFuture<>());
                queue.add(pending);
                pending.stored().get();
                response.setStatus(HttpStatus.ACCEPTED_202);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(ANSWER), callback);
                return true;
            }
        });
        server.start();
        return connector.getLocalPort();
    }

    private void write(Connection connection) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            List<Pending> batch = new ArrayList<>(MAX_IN_BATCH);
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_IN_BATCH - 1);
                insert.setObject(1, batch.stream().map(Pending::body).toArray(String[]::new));
                insert.executeUpdate();
                batch.forEach(pending -> pending.stored().complete(true));
                batch.clear();
            }
        }
    }
}
