package org.tenantry.query.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenantry.events.Position;
import org.tenantry.query.projection.Reached;

/** Documents are their own versions here, so that a reader sees which it was given. */
@Timeout(60)
class SeenDocumentsTest {
    private final Map<String, Long> readModel = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<Runnable> whileReading = new AtomicReference<>(() -> {});
    private final SeenDocuments<Long> documents = new SeenDocuments<>(this::read);

    private Map<String, Held<Long>> read(Collection<String> ids) {
        reads.incrementAndGet();
        Map<String, Held<Long>> read = new HashMap<>();
        for (String id : ids) {
            @Nullable Long version = readModel.get(id);
            if (version != null) {
                read.put(id, new Held<>(version, version, 10));
            }
        }
        whileReading.getAndSet(() -> {}).run();
        return read;
    }

    @Test
    void whatIsKnownIsNotReadAgainNotEvenThatItIsNotThere() {
        readModel.put("a", 1L);

        assertThat(version("a")).isEqualTo(1);
        assertThat(version("b")).isZero();
        assertThat(version("a") + version("b")).isEqualTo(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatHappenedIsKnownThoughTheReadModelIsBehind() {
        readModel.put("a", 1L);
        happened("a", 2);

        assertThat(version("a")).isEqualTo(2);
        happened("a", 3);
        assertThat(version("a")).isEqualTo(3);
    }

    @Test
    void whatHappensWhileItIsReadIsNotMissed() {
        readModel.put("a", 1L);
        whileReading.set(() -> happened("a", 2));

        assertThat(version("a")).isEqualTo(2);
    }

    @Test
    void ofWhatWaitsInTheReadModelWhatWasSeenIsKeptAndOfTheOthersItIsForgotten() {
        happened("a", 2);
        happened("b", 3);

        documents.stored(0, new Reached(10, Set.of("a")));
        readModel.put("b", 1L);

        assertThat(version("a")).isEqualTo(2);
        assertThat(version("b")).as("as it is read").isEqualTo(1);
        documents.stored(0, new Reached(10, Set.of()));
        assertThat(documents.partitionsAwaited()).isEmpty();
    }

    @Test
    void whatIsForgottenWhileItIsReadIsReadAgain() {
        readModel.put("a", 1L);
        happened("a", 2);
        whileReading.set(() -> {
            readModel.put("a", 2L);
            documents.stored(0, new Reached(3, Set.of()));
        });

        assertThat(version("a")).isEqualTo(2);
    }

    @Test
    void whatAnEventDoesNotTellIsAwaited() throws Exception {
        readModel.put("a", 1L);
        assertThat(version("a")).isEqualTo(1);
        documents.happened("a", new Position(0, 2), 2, null, 0);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch reading = new CountDownLatch(1);
            whileReading.set(reading::countDown);
            Future<Long> reader = readers.submit(() -> version("a"));
            assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
            readModel.put("a", 2L);

            assertThat(reader.get()).isEqualTo(2);
        }
    }

    @Test
    void whatDoesNotComeIsToldToBeBehind() throws Exception {
        documents.happened("a", new Position(0, 2), 2, null, 0);

        assertThatThrownBy(() -> version("a"))
                .isInstanceOf(LookupBehindException.class)
                .hasMessageContaining("a has changed");
    }

    @Test
    void aCrowdThatAsksForTheSameReadsItAFewTimesOnly() throws Exception {
        readModel.put("a", 1L);
        CountDownLatch allAsk = new CountDownLatch(1_000);
        whileReading.set(() -> awaitUninterruptibly(allAsk));
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> answers = new ArrayList<>();
            for (int one = 0; one < 1_000; one++) {
                answers.add(crowd.submit(() -> {
                    allAsk.countDown();
                    return version("a");
                }));
            }
            for (Future<Long> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(reads.get()).isLessThanOrEqualTo(16);
    }

    /** Writers, a read model that limps behind, what was seen being forgotten, and readers who watch for a step back. */
    @Test
    void noReaderEverSeesAVersionGoBackNorOneOlderThanWhatWasSeen() throws Exception {
        int ids = 200;
        int versions = 300;
        AtomicLongArray seen = new AtomicLongArray(ids);
        BlockingQueue<Integer> published = new LinkedBlockingQueue<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) { // they are always busy
            List<Future<?>> writers = new ArrayList<>();
            CountDownLatch written = new CountDownLatch(2);
            writers.add(threads.submit(() -> {
                for (int version = 1; version <= versions; version++) {
                    for (int id = 0; id < ids; id++) {
                        happened("d" + id, version, (long) version * ids + id);
                        seen.set(id, version);
                    }
                    published.add(version);
                }
                written.countDown();
            }));
            writers.add(threads.submit(() -> {
                for (int i = 0; i < versions; i++) {
                    int version = published.take();
                    for (int id = 0; id < ids; id++) {
                        readModel.put("d" + id, (long) version);
                    }
                    documents.stored(0, new Reached((version + 1L) * ids, Set.of()));
                }
                written.countDown();
                return null;
            }));
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 20; reader++) {
                SplittableRandom random = new SplittableRandom(reader);
                readers.add(threads.submit(() -> {
                    long[] last = new long[ids];
                    while (written.getCount() > 0) {
                        int id = random.nextInt(ids);
                        long atLeast = seen.get(id);
                        long got = version("d" + id);
                        assertThat(got).isGreaterThanOrEqualTo(Math.max(atLeast, last[id]));
                        last[id] = got;
                    }
                }));
            }
            for (Future<?> future : writers) {
                future.get();
            }
            for (Future<?> future : readers) {
                future.get();
            }
        }
        assertThat(documents.partitionsAwaited()).isEmpty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long version(String id) {
        return documents.get(List.of(id)).getFirst().version();
    }

    private void happened(String id, long version) {
        happened(id, version, version);
    }

    private void happened(String id, long version, long position) {
        try {
            documents.happened(id, new Position(0, position), version, version, 10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
