package io.webchat.application.messaging;

import io.webchat.application.bridge.OutboundRouting;
import io.webchat.application.identity.OwnAddress;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.SmsLength;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Tells what a send would do, without doing it. */
public final class CheckMessage {
    /**
     * What it would be.
     *
     * @param to in the form that the channel has
     * @param phone null inside of the relay
     * @param sms null on other channels
     */
    public record Checked(
            Channel channel,
            String to,
            @Nullable PhoneId phone,
            int characters,
            @Nullable SmsLength sms) {}

    private final OwnAddress ownAddress;
    private final OutboundRouting routing;
    private final ComposeContent composeContent;

    @Inject
    CheckMessage(OwnAddress ownAddress, OutboundRouting routing, ComposeContent composeContent) {
        this.ownAddress = ownAddress;
        this.routing = routing;
        this.composeContent = composeContent;
    }

    /** @throws io.webchat.domain.Refusal as the send would be refused */
    public Checked handle(SendMessage.Command command) {
        ownAddress.require(command.sender(), "source", command.source());
        Content content = composeContent.of(command);
        String text = content.text();
        int characters = text.codePointCount(0, text.length());
        if (!OutboundRouting.leaves(command.channel(), command.to())) {
            return new Checked(Channel.PCHAT, command.to(), null, characters, null);
        }
        OutboundRouting.Target way = routing.of(command.sender(), command.channel(), command.to(), command.phoneId());
        Channel channel = way.to().channel();
        return new Checked(
                channel,
                way.to().handle(),
                way.phone().id(),
                characters,
                channel == Channel.SMS ? SmsLength.of(text) : null);
    }
}
