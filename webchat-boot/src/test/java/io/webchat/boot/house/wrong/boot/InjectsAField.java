package io.webchat.boot.house.wrong.boot;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

final class InjectsAField {
    @Inject
    @Nullable
    String wrong;
}
