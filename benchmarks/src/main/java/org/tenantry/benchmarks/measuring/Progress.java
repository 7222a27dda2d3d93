package org.tenantry.benchmarks.measuring;

import java.io.Console;
import java.util.Optional;

/** Says on the error stream which round runs: in one line on a terminal, else in a line each. */
public final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\033[K";

    private final int steps;
    private final boolean terminal;
    private int step;

    public Progress(int steps) {
        this.steps = steps;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    /**
     * Begins the next round.
     *
     * @throws InterruptedException instead, if it is to end early
     */
    public void next(String what) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        step++;
        String line = "round " + step + " of " + steps + ": " + what;
        System.err.print(terminal ? CLEAR_LINE + line : line + System.lineSeparator());
    }

    @Override
    public void close() {
        if (terminal) {
            System.err.print(CLEAR_LINE);
        }
    }
}
