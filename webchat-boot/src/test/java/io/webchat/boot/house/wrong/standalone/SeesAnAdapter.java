package io.webchat.boot.house.wrong.standalone;

import io.webchat.boot.house.wrong.adapter.persistence.SeesBoot;

record SeesAnAdapter(SeesBoot wrong) {}
