package org.tenantry.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who asks is never given what was asked before. */
class SharedQuestionsTest {
    private static final int MANY = 50;

    private final AtomicInteger value = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore mayAnswer = new Semaphore(0);

    /** Looks at once, and is slow to tell. */
    private final SharedQuestions<String, Integer> questions = new SharedQuestions<>(key -> {
        int seen = value.get();
        asked.incrementAndGet();
        mayAnswer.acquireUninterruptibly();
        return seen;
    });

    @Test
    void manyWhoComeWhileAQuestionIsUnderWayShareTheNextOne() throws Exception {
        List<Thread> waiting = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> questions.ask("a"));
            await().until(() -> asked.get() == 1);
            value.set(1);
            List<Future<Boolean>> others = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                others.add(threads.submit(() -> {
                    synchronized (waiting) {
                        waiting.add(Thread.currentThread());
                    }
                    int answer = questions.ask("a");
                    synchronized (answers) {
                        return answers.add(answer);
                    }
                }));
            }
            await().until(() -> allWait(waiting));
            mayAnswer.release(2);

            assertThat(first.get()).isZero();
            for (Future<Boolean> other : others) {
                other.get();
            }
        }
        assertThat(answers).hasSize(MANY).containsOnly(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoComesAfterAnAnswerAsksAnew() {
        mayAnswer.release(2);
        assertThat(questions.ask("a")).isZero();
        value.set(1);

        assertThat(questions.ask("a")).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForAnotherQuestion() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> questions.ask("a"));
            threads.execute(() -> questions.ask("b"));

            await().until(() -> asked.get() == 2);
            mayAnswer.release(2);
        }
    }

    @Test
    void aFailureIsThrownAsItIsAndNotKept() {
        SharedQuestions<String, Integer> failing = new SharedQuestions<>(key -> {
            throw new IllegalStateException("the time " + asked.incrementAndGet());
        });

        assertThatThrownBy(() -> failing.ask("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the time 1");
        assertThatThrownBy(() -> failing.ask("a")).hasMessage("the time 2");
    }

    @Test
    void whatIsAskedIsNeverOlderThanWhoAsks() throws Exception {
        SharedQuestions<String, Integer> quick = new SharedQuestions<>(key -> value.get());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                all.add(threads.submit(() -> {
                    boolean fresh = true;
                    for (int time = 0; time < 200; time++) {
                        int written = value.incrementAndGet();
                        fresh &= quick.ask("a") >= written;
                    }
                    return fresh;
                }));
            }
            for (Future<Boolean> fresh : all) {
                assertThat(fresh.get()).isTrue();
            }
        }
    }

    private static boolean allWait(List<Thread> threads) {
        synchronized (threads) {
            return threads.size() == MANY
                    && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
        }
    }
}
