package io.webchat.boot.house.wrong.boot;

public final class EmptyProcessor {
    private EmptyProcessor() {}
}
