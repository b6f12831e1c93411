package io.webchat.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands below commands with what all of them share. */
final class CommandFactory implements IFactory {
    private final Cli cli;

    CommandFactory(Cli cli) {
        this.cli = cli;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Cli.class) {
                return type.cast(constructor.newInstance(cli));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
