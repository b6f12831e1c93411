package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.metrics.HttpMetrics;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes each request when it is over: as a line, when {@code access} is at DEBUG, and in the metrics. No queries. */
final class AccessLog implements RequestLog {
    private static final Logger log = LoggerFactory.getLogger("access");

    private final HttpMetrics metrics;

    AccessLog(HttpMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        boolean counted = metrics.enabled();
        if (!counted && !log.isDebugEnabled()) {
            return;
        }
        Exchange exchange = Exchange.of(request);
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        if (counted) {
            metrics.served(request.getMethod(), exchange.route(), response.getStatus(), nanos);
        }
        if (log.isDebugEnabled()) {
            log.debug(
                    "{} {} {} {} ms {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    exchange.requestId());
        }
    }
}
