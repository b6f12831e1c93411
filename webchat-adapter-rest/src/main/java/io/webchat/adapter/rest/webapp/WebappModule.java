package io.webchat.adapter.rest.webapp;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.webchat.adapter.rest.RestModule;
import io.webchat.adapter.rest.server.Route;

/** Serves the browser app, and leads the relay's root to it. */
public final class WebappModule extends AbstractModule {
    private final Webapp webapp;

    public WebappModule(Webapp webapp) {
        this.webapp = webapp;
    }

    @Override
    protected void configure() {
        Multibinder<Route> routes = RestModule.routes(binder());
        routes.addBinding().toInstance(new WebappRoute(webapp));
        // Relative, so that they are right below a path prefix that a proxy takes off.
        routes.addBinding().toInstance(new RedirectRoute("/", "app/webchat/" + Webapp.PAGE));
        routes.addBinding().toInstance(new RedirectRoute("/app/webchat", "webchat/" + Webapp.PAGE));
        routes.addBinding().toInstance(new RedirectRoute("/app/webchat/", Webapp.PAGE));
    }
}
