package io.webchat.adapter.rest.http;

import io.webchat.adapter.rest.server.ProbedEndPoint;
import io.webchat.application.inbox.CallerConnection;
import io.webchat.application.inbox.HandOut;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** The connection of the request that is being handled. */
public final class ClientConnection implements CallerConnection {
    private final ServletContextRequest request;

    private ClientConnection(ServletContextRequest request) {
        this.request = request;
    }

    public static ClientConnection of(HttpServletRequest request) {
        return new ClientConnection(ServletContextRequest.getServletContextRequest(request));
    }

    @Override
    public boolean open() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        return endPoint instanceof ProbedEndPoint probed ? probed.isPeerConnected() : endPoint.isOpen();
    }

    /** Settles the hand-out when this request is over: as written if it was answered with success. */
    public void settle(HandOut handOut) {
        Request.addCompletionListener(request, failure -> {
            if (failure == null
                    && HttpStatus.isSuccess(request.getServletContextResponse().getStatus())) {
                handOut.written();
            } else {
                handOut.dropped();
            }
        });
    }
}
