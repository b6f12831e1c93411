package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.http.Exchange;
import io.webchat.adapter.rest.metrics.HttpMetrics;
import io.webchat.adapter.rest.metrics.RelayFigures;
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
    private final RelayFigures figures;
    private final RefusalLog refusals = new RefusalLog();

    AccessLog(HttpMetrics metrics, RelayFigures figures) {
        this.metrics = metrics;
        this.figures = figures;
    }

    @Override
    public void log(Request request, Response response) {
        Exchange exchange = Exchange.of(request);
        String refusal = exchange.refusalCode();
        if (refusal != null) {
            refusals.refused(request, exchange, refusal);
        }
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        if (metrics.enabled()) {
            metrics.served(request.getMethod(), exchange.route(), response.getStatus(), nanos);
            if (refusal != null) {
                figures.refused(refusal);
            }
        }
        if (log.isDebugEnabled()) {
            log.debug(
                    "{} {} {} {} {} ms {} bytes {}",
                    exchange.client().text(),
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    Response.getContentBytesWritten(response),
                    exchange.requestId());
        }
    }
}
