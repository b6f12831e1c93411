package io.webchat.boot.house.wrong.unmarked;

final class InNoMarkedPackage {
    private InNoMarkedPackage() {}
}
