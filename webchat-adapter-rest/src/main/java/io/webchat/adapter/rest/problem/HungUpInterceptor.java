package io.webchat.adapter.rest.problem;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an answer end where its reader hung up or took nothing for too long; Jersey would report an error. */
public final class HungUpInterceptor implements WriterInterceptor {
    private static final Logger log = LoggerFactory.getLogger(HungUpInterceptor.class);

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        try {
            answer.proceed();
        } catch (IOException e) {
            if (!Causes.hungUp(e) && Causes.first(e, TimeoutException.class).isEmpty()) {
                throw e;
            }
            log.debug("The reader of an answer went away", e);
        }
    }
}
