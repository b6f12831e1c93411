package io.webchat.adapter.rest;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.webchat.adapter.rest.auth.PathChecks;
import io.webchat.adapter.rest.bridge.AdminKeysResource;
import io.webchat.adapter.rest.bridge.AdminPhonesResource;
import io.webchat.adapter.rest.bridge.PhonesResource;
import io.webchat.adapter.rest.bridge.VendorCallsResource;
import io.webchat.adapter.rest.callbacks.CallbacksResource;
import io.webchat.adapter.rest.callbacks.DeliveriesResource;
import io.webchat.adapter.rest.calls.CallsResource;
import io.webchat.adapter.rest.calls.IceServersResource;
import io.webchat.adapter.rest.directory.DirectoryResource;
import io.webchat.adapter.rest.directory.PresenceResource;
import io.webchat.adapter.rest.doctor.DoctorResource;
import io.webchat.adapter.rest.files.FilesResource;
import io.webchat.adapter.rest.files.UploadsResource;
import io.webchat.adapter.rest.groups.GroupsResource;
import io.webchat.adapter.rest.groups.MembersResource;
import io.webchat.adapter.rest.identity.AccountResource;
import io.webchat.adapter.rest.identity.AgentsResource;
import io.webchat.adapter.rest.identity.DevelopmentCodes;
import io.webchat.adapter.rest.identity.LoginResource;
import io.webchat.adapter.rest.identity.PairingResource;
import io.webchat.adapter.rest.inbox.InboxResource;
import io.webchat.adapter.rest.language.LanguagePrefsResource;
import io.webchat.adapter.rest.language.LanguagesResource;
import io.webchat.adapter.rest.language.SpeakResource;
import io.webchat.adapter.rest.language.TranscribeResource;
import io.webchat.adapter.rest.language.TranslateResource;
import io.webchat.adapter.rest.limits.LimitsResource;
import io.webchat.adapter.rest.live.EventsRoute;
import io.webchat.adapter.rest.live.LiveConfig;
import io.webchat.adapter.rest.live.LiveStreams;
import io.webchat.adapter.rest.live.SocketRoute;
import io.webchat.adapter.rest.messaging.ChangesResource;
import io.webchat.adapter.rest.messaging.ConversationsResource;
import io.webchat.adapter.rest.messaging.MessagesResource;
import io.webchat.adapter.rest.messaging.ReceiptsResource;
import io.webchat.adapter.rest.messaging.SearchResource;
import io.webchat.adapter.rest.messaging.SendRoute;
import io.webchat.adapter.rest.messaging.TypingResource;
import io.webchat.adapter.rest.openapi.DocsResource;
import io.webchat.adapter.rest.openapi.OpenApiResource;
import io.webchat.adapter.rest.questions.QuestionsResource;
import io.webchat.adapter.rest.safety.AbuseReportsResource;
import io.webchat.adapter.rest.safety.AdminResource;
import io.webchat.adapter.rest.safety.BlocksResource;
import java.util.List;

/** The resources of the HTTP contract. */
public final class ApiModule extends AbstractModule {
    private final DevelopmentCodes developmentCodes;

    public ApiModule(DevelopmentCodes developmentCodes) {
        this.developmentCodes = developmentCodes;
    }

    @Override
    protected void configure() {
        bind(DevelopmentCodes.class).toInstance(developmentCodes);
        Multibinder<Resource> resources = RestModule.resources(binder());
        List.<Class<? extends Resource>>of(
                        LoginResource.class,
                        AccountResource.class,
                        PresenceResource.class,
                        DirectoryResource.class,
                        MessagesResource.class,
                        ReceiptsResource.class,
                        TypingResource.class,
                        InboxResource.class,
                        UploadsResource.class,
                        FilesResource.class,
                        ChangesResource.class,
                        ConversationsResource.class,
                        CallbacksResource.class,
                        DeliveriesResource.class,
                        GroupsResource.class,
                        MembersResource.class,
                        AgentsResource.class,
                        PairingResource.class,
                        QuestionsResource.class,
                        BlocksResource.class,
                        AbuseReportsResource.class,
                        AdminResource.class,
                        AdminPhonesResource.class,
                        AdminKeysResource.class,
                        DoctorResource.class,
                        PhonesResource.class,
                        VendorCallsResource.class,
                        CallsResource.class,
                        IceServersResource.class,
                        SearchResource.class,
                        TranscribeResource.class,
                        TranslateResource.class,
                        SpeakResource.class,
                        LanguagePrefsResource.class,
                        LanguagesResource.class,
                        OpenApiResource.class,
                        DocsResource.class,
                        LimitsResource.class)
                .forEach(resource -> resources.addBinding().to(resource).in(Singleton.class));
        install(new PathChecks());
        bind(LiveConfig.class).toInstance(LiveConfig.DEFAULT);
        bind(LiveStreams.class).in(Singleton.class);
        RestModule.routes(binder()).addBinding().to(SendRoute.class).in(Singleton.class);
        RestModule.routes(binder()).addBinding().to(EventsRoute.class).in(Singleton.class);
        RestModule.routes(binder()).addBinding().to(SocketRoute.class).in(Singleton.class);
    }
}
