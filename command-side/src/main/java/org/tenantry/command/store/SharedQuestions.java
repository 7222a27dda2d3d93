package org.tenantry.command.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers all who ask the same at once by one question. Nobody is given an answer to a question that was asked
 * before they came: who comes while one is under way waits for the next, with all others who do.
 */
final class SharedQuestions<K, V> {
    private final Function<K, V> source;
    private final ConcurrentMap<K, Question<V>> newest = new ConcurrentHashMap<>();

    SharedQuestions(Function<K, V> source) {
        this.source = source;
    }

    /** What the source answers, asked after this was called. */
    V ask(K key) {
        Question<V> mine = new Question<>();
        Question<V> shared = newest.compute(key, (same, last) -> {
            if (last != null && !last.asked) {
                return last; // it will be asked after now
            }
            mine.before = last;
            return mine;
        });
        if (shared == mine) {
            answer(key, mine);
        }
        return shared.await();
    }

    private void answer(K key, Question<V> question) {
        if (question.before != null) {
            question.before.awaitEnd();
            question.before = null;
        }
        newest.computeIfPresent(key, (same, last) -> {
            question.asked = true; // where it cannot be shared at the same time
            return last;
        });
        try {
            question.answer.complete(source.apply(key));
        } catch (RuntimeException | Error e) {
            question.answer.completeExceptionally(e);
        } finally {
            newest.remove(key, question);
        }
    }

    private static final class Question<V> {
        private final CompletableFuture<V> answer = new CompletableFuture<>();
        private @Nullable Question<V> before;
        private boolean asked;

        V await() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        void awaitEnd() {
            answer.handle((value, failure) -> true).join();
        }
    }
}
