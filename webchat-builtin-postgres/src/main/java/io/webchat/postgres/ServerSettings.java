package io.webchat.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's settings: fit for a small machine, durable, quiet. */
final class ServerSettings {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("huge_pages", "try"),
            Map.entry("max_connections", "64"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("wal_compression", "pglz"), // the bundled server was built without lz4
            Map.entry("jit", "off"),
            // Fewer processes beside the connections: the relay's reads mostly hit the cache.
            Map.entry("io_method", "sync"),
            Map.entry("max_worker_processes", "4"),
            Map.entry("max_parallel_workers", "2"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] "),
            Map.entry("log_checkpoints", "off"));

    private final Map<String, String> own;

    /** @param own settings by name, over the defaults; what places the server (port, address) stays as it is */
    ServerSettings(Map<String, String> own) {
        this.own = Map.copyOf(own);
    }

    /** Command line arguments. */
    List<String> arguments(int port) {
        var all = new TreeMap<>(DEFAULTS);
        all.putAll(own);
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("logging_collector", "off");
        var arguments = new ArrayList<String>();
        all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}
