package org.tenantry.log;

import java.util.function.Consumer;

/**
 * The head as a writer knows it. It moves only over what a majority has. One thread moves it; all may
 * ask.
 */
final class MovingHead {
    private final AggregateSequences sequences;
    private final Consumer<Head> moved;
    private volatile Head head;

    MovingHead(Head head, AggregateSequences sequences, Consumer<Head> moved) {
        this.head = head;
        this.sequences = sequences;
        this.moved = moved;
    }

    Head get() {
        return head;
    }

    /** Moves over the commit that begins at the head. */
    void advance(Commit next) {
        sequences.observe(next);
        move(Head.after(next));
    }

    /** Moves behind a commit further on, over others that nobody here has seen. */
    void jump(Commit beyond) {
        if (beyond.end() > head.position()) {
            sequences.forget();
            move(Head.after(beyond));
        }
    }

    private void move(Head to) {
        head = to;
        moved.accept(to);
    }
}
