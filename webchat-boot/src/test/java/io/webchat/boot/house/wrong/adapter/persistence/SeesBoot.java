package io.webchat.boot.house.wrong.adapter.persistence;

import io.webchat.boot.house.wrong.boot.EmptyHelper;

public record SeesBoot(EmptyHelper wrong) {}
