package org.diancang.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link RunningReplay} for the tests of a JVM, stopped when the last has ended. Each class
 * captures sites of its own; what a test makes the indexer answer is forgotten after it.
 */
final class SharedReplay implements ParameterResolver, AfterEachCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningReplay.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return replay(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        replay(context).archive().recover();
    }

    private static RunningReplay replay(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(SharedReplay.class, key -> start(), RunningReplay.class);
    }

    private static RunningReplay start() {
        try {
            return new RunningReplay();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
