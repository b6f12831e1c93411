package io.webchat.adapter.rest.auth;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.webchat.application.callbacks.ReadCallbacks;
import io.webchat.application.calls.SignalCalls;
import io.webchat.application.groups.ReadGroups;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.questions.ReadQuestions;
import java.util.function.BiConsumer;

/** The things that paths name and not everybody may know of. */
public final class PathChecks extends AbstractModule {
    private record Check(String parameter, BiConsumer<SignedIn, String> seen) implements PathCheck {
        @Override
        public void check(SignedIn caller, String id) {
            seen.accept(caller, id);
        }
    }

    @ProvidesIntoSet
    PathCheck groups(ReadGroups readGroups) {
        return new Check("group_id", readGroups::one);
    }

    @ProvidesIntoSet
    PathCheck callbacks(ReadCallbacks readCallbacks) {
        return new Check("callback_id", readCallbacks::one);
    }

    @ProvidesIntoSet
    PathCheck questions(ReadQuestions readQuestions) {
        return new Check("question_id", readQuestions::requireVisible);
    }

    @ProvidesIntoSet
    PathCheck calls(SignalCalls signalCalls) {
        return new Check("call_id", signalCalls::requireVisible);
    }
}
