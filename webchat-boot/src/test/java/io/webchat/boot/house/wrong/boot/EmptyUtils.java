package io.webchat.boot.house.wrong.boot;

public final class EmptyUtils {
    private EmptyUtils() {}
}
