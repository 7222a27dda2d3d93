package org.tenantry.command.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells which steps of a sequence that fails it takes. jqwik's own way to shrink it makes each step's
 * values smaller, too, and comes to no end in a time that one would wait.
 */
final class Fewest {
    private record Failure(List<Step> steps, Throwable cause) {
        AssertionError error() {
            String lines = steps.stream().map(step -> "  " + step + "\n").collect(Collectors.joining());
            return new AssertionError("It takes\n" + lines + cause, cause);
        }
    }

    private Fewest() {}

    /** @throws AssertionError with the steps that it takes, if {@code play} fails on all of these */
    static void steps(List<Step> steps, Consumer<List<Step>> play) {
        try {
            play.accept(steps);
        } catch (AssertionError | RuntimeException e) {
            Failure fewest = new Failure(steps, e);
            for (int i = steps.size() - 1; i >= 0; i--) {
                fewest = without(i, fewest, play);
            }
            throw fewest.error();
        }
    }

    /** Leaves a step out if the others fail as well. */
    private static Failure without(int index, Failure failure, Consumer<List<Step>> play) {
        List<Step> fewer = new ArrayList<>(failure.steps());
        fewer.remove(index);
        try {
            play.accept(fewer);
            return failure;
        } catch (AssertionError | RuntimeException e) {
            return new Failure(fewer, e);
        }
    }
}
