package io.webchat.boot.house.wrong.boot;

public final class EmptyHelper {
    private EmptyHelper() {}
}
