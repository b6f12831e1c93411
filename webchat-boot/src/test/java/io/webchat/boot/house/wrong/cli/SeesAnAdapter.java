package io.webchat.boot.house.wrong.cli;

import io.webchat.boot.house.wrong.adapter.persistence.SeesBoot;

record SeesAnAdapter(SeesBoot wrong) {}
