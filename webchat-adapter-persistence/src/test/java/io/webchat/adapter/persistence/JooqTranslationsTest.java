package io.webchat.adapter.persistence;

import io.webchat.testkit.language.TranslationsContract;
import io.webchat.testkit.work.Store;

class JooqTranslationsTest implements TranslationsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
