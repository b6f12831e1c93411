package io.webchat.adapter.mcp;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Gives {@link McpEndpoint}; {@link HttpCalls} is bound with the HTTP server. */
public final class McpModule extends AbstractModule {
    private final McpConfig config;

    public McpModule(McpConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        bind(McpConfig.class).toInstance(config);
        bind(McpEndpoint.class).in(Singleton.class);
    }
}
