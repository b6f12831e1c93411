package io.webchat.boot.house.wrong.boot;

public final class EmptyUtil {
    private EmptyUtil() {}
}
