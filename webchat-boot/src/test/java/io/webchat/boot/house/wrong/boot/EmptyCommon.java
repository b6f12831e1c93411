package io.webchat.boot.house.wrong.boot;

public final class EmptyCommon {
    private EmptyCommon() {}
}
