package io.webchat.application.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** @param logLife how long events stay in a log; null for ever */
public record RetentionConfig(@Nullable Duration logLife) {}
