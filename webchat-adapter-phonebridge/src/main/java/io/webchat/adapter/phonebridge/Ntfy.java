package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Notices by ntfy. The route's topic gets everything; without one the recipient is the topic. */
final class Ntfy implements Gateway {
    static final String URL = "url";
    static final String TOPIC = "topic";
    static final String TOKEN = "token";
    private static final Pattern TOPIC_FORM = Pattern.compile("[-_A-Za-z0-9]{1,64}");
    private static final int HIGH = 5;

    private final VendorHttp http;

    @Inject
    Ntfy(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "ntfy";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.NOTIFY);
    }

    @Override
    public void check(Route route) {
        RouteSettings.require(route, Set.of(URL), Set.of(TOPIC, TOKEN));
        http.check(route, URL);
        String topic = route.setting(TOPIC);
        if (!topic.isBlank() && !TOPIC_FORM.matcher(topic).matches()) {
            throw Refusal.field(RouteSettings.field(route, TOPIC), "invalid", "Give 1 to 64 letters, digits, - or _.");
        }
    }

    @Override
    public Outcome send(Route route, Outgoing message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("topic", route.setting(TOPIC).isBlank() ? message.to() : route.setting(TOPIC));
        body.put("message", message.textWithLinks());
        body.put("title", message.subject() == null ? message.sender().name() : message.subject());
        if (message.urgent()) {
            body.put("priority", HIGH);
        }
        try {
            VendorHttp.Reply reply =
                    http.post(route, VendorHttp.base(route, URL, "") + "/", authorization(route), Wire.json(body));
            JsonNode answer = Wire.answer(reply.body());
            if (!Outcomes.good(reply.status())) {
                return Outcomes.of(reply, "the token", Wire.words(answer.path("error")), null);
            }
            String id = Wire.words(answer.path("id"));
            return id == null ? Outcomes.garbage() : new Outcome.Taken(id, Progress.SENT);
        } catch (VendorHttp.NoAnswer e) {
            return Outcomes.noAnswer(e);
        }
    }

    static Map<String, String> authorization(Route route) {
        return route.setting(TOKEN).isBlank() ? Map.of() : Map.of("Authorization", "Bearer " + route.setting(TOKEN));
    }
}
