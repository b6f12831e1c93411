package io.webchat.boot.house.wrong.boot;

public final class EmptyImpl {
    private EmptyImpl() {}
}
