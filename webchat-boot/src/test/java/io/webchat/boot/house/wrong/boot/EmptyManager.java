package io.webchat.boot.house.wrong.boot;

public final class EmptyManager {
    private EmptyManager() {}
}
