package io.webchat.boot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.webchat.boot.settings.LogFormat;
import io.webchat.boot.settings.LogLevel;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Logback set up for the relay as a process, on standard error. In code and not in a {@code logback.xml}, so that a
 * program which embeds the relay keeps its own.
 */
final class RelayLog {
    /** {@code request_id} is the MDC's; its brackets are left out where there is none. */
    private static final String TEXT_LINE =
            "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%replace( [%X{request_id}]){' \\[\\]',''}%n";

    /** Chatty ones. Jersey's Providers warns about every resource that is given as an instance. */
    private static final Map<String, Level> QUIET = Map.of(
            "org.glassfish.jersey.internal.inject.Providers", Level.ERROR,
            "org.glassfish.jersey", Level.WARN,
            "org.eclipse.jetty", Level.WARN,
            "com.zaxxer.hikari", Level.WARN,
            "org.flywaydb", Level.WARN,
            "org.jooq", Level.WARN);

    private RelayLog() {}

    static void configure(LogFormat format, LogLevel level, boolean access) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        bridgeJavaLogging(context);
        QUIET.forEach((name, quiet) -> context.getLogger(name).setLevel(quiet));
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(level.name()));
        if (access) {
            context.getLogger("access").setLevel(Level.DEBUG);
        }
        root.addAppender(standardError(context, format));
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context, LogFormat format) {
        Encoder<ILoggingEvent> encoder = switch (format) {
            case TEXT -> textLines();
            case JSON -> jsonLines();
        };
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> textLines() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(TEXT_LINE);
        return encoder;
    }

    private static Encoder<ILoggingEvent> jsonLines() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        return encoder;
    }

    private static void bridgeJavaLogging(LoggerContext context) {
        // Passes our levels on to java.util.logging, so that lines nobody takes cost nothing.
        LevelChangePropagator propagator = new LevelChangePropagator();
        propagator.setContext(context);
        propagator.start();
        context.addListener(propagator);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
