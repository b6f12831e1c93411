package io.webchat.boot.house.wrong.adapter.rest;

import io.webchat.boot.house.wrong.adapter.persistence.SeesBoot;

public record SeesAnotherAdapter(SeesBoot wrong) {}
