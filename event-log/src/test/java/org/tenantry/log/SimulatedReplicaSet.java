package org.tenantry.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.CommitStore.Outcome;

/**
 * One partition's collection on a replica set that fails in every way in which one can: a primary is
 * deposed and does not know it; what a majority did not have is rolled back; its successor does not
 * see at once what a majority has; inserts are slow, are done in part, or are done after the client
 * has given up, even by a later primary; replies are lost.
 */
final class SimulatedReplicaSet {
    /** After which a client gives up waiting for a reply. */
    static final Duration SOCKET_TIMEOUT = Duration.ofMillis(100);

    /** The type of an event that makes the server refuse its commit. */
    static final String REFUSED = "Refused";

    private static final Duration LATENCY = Duration.ofMillis(2);
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final Duration TENTH = Duration.ofMillis(100);

    private final Schedule schedule;
    private Weather weather;
    private Primary newest;
    private @Nullable Primary primary;
    private int inserting;

    SimulatedReplicaSet(Schedule schedule, Weather weather) {
        this.schedule = schedule;
        this.weather = weather;
        this.newest = new Primary(List.of(), 0);
        this.primary = newest;
        maybeFailOver();
    }

    /** From now on nothing more fails. What is on its way still arrives. */
    void calm() {
        weather = Weather.CALM;
    }

    /** All that a majority has: the truth. */
    List<Commit> committed() {
        return newest.docs.subList(0, newest.majority);
    }

    /** All that the primary has. */
    List<Commit> stored() {
        return List.copyOf(newest.docs);
    }

    /** Whether there is a primary, all have what it has, and no insert is on its way any more. */
    boolean isAtRest() {
        return primary != null && primary.visible == primary.docs.size() && inserting == 0;
    }

    /** A client of its own, with its own knowledge of who is primary. */
    CommitStore client() {
        return new Client(false);
    }

    /** A client with write concern 1, which is wrong. */
    CommitStore clientThatIsAnsweredByThePrimaryAlone() {
        return new Client(true);
    }

    private void maybeFailOver() {
        if (primary != null && schedule.chance(weather.failovers())) {
            primary.deposed = true;
            primary = null;
            schedule.after(schedule.randomUpTo(SLOW), this::elect);
        }
        schedule.after(TENTH, this::maybeFailOver);
    }

    /** The new primary has all that a majority had, and perhaps some of the rest. */
    private void elect() {
        int kept = newest.majority + schedule.random(newest.docs.size() - newest.majority + 1);
        newest = new Primary(newest.docs.subList(0, kept), newest.majority);
        primary = newest;
        newest.replicateSoon();
    }

    /** A member while it holds itself to be primary. */
    private final class Primary {
        private final List<Commit> docs;
        private final List<Runnable> waiting = new ArrayList<>();
        private int majority;
        private int visible;
        private boolean deposed;
        private boolean replicating;

        Primary(List<Commit> docs, int majority) {
            this.docs = new ArrayList<>(docs);
            this.majority = majority;
            this.visible = schedule.chance(weather.lag()) ? schedule.random(majority + 1) : majority;
        }

        void add(Commit commit) {
            docs.add(commit);
            replicateSoon();
        }

        void replicateSoon() {
            if (!replicating) {
                replicating = true;
                schedule.after(schedule.randomUpTo(LATENCY), this::replicate);
            }
        }

        private void replicate() {
            replicating = false;
            if (deposed) {
                return;
            }
            majority += schedule.random(docs.size() - majority + 1);
            if (!schedule.chance(weather.lag())) {
                visible = majority;
            }
            List<Runnable> told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(Runnable::run);
            if (visible < docs.size()) {
                replicateSoon();
            }
        }

        boolean isTaken(Commit commit) {
            return docs.stream()
                    .anyMatch(other -> (other.position() == commit.position() && !commit.isFence())
                            || other.id().equals(commit.id())
                            || (other.aggregate().equals(commit.aggregate()) && other.sequence() == commit.sequence()));
        }

        void whenMajorityHas(int count, Runnable then) {
            if (majority >= count) {
                then.run();
            } else {
                waiting.add(() -> whenMajorityHas(count, then));
            }
        }
    }

    /** An insert on the server: goes on whether its client still waits or not. */
    private final class Insert {
        private final List<Commit> commits;
        private final CompletableFuture<Outcome> reply = new CompletableFuture<>();
        private final boolean answeredByThePrimaryAlone;
        private Primary server;
        private int done;

        Insert(Primary server, List<Commit> commits, boolean answeredByThePrimaryAlone) {
            this.server = server;
            this.answeredByThePrimaryAlone = answeredByThePrimaryAlone;
            inserting++;
            this.commits = List.copyOf(commits);
            schedule.after(delay(), this::goOn);
        }

        private void goOn() {
            if (server.deposed && !goesOnAlthoughDeposed()) {
                inserting--; // killed: the client has its time-out
                return;
            }
            int stop = done + 1 + schedule.random(commits.size() - done);
            while (done < stop && !isRefused(commits.get(done)) && !server.isTaken(commits.get(done))) {
                server.add(commits.get(done++));
            }
            if (done < stop && isRefused(commits.get(done))) {
                answer(new Outcome.Refused(done, "as it is"));
            } else if (done < stop) {
                answer(new Outcome.Duplicate(done));
            } else if (done < commits.size()) {
                schedule.after(delay(), this::goOn);
            } else {
                answer(new Outcome.Stored());
            }
        }

        private static boolean isRefused(Commit commit) {
            return commit.events().stream().anyMatch(event -> event.type().equals(REFUSED));
        }

        /** A member that does not know it yet goes on in vain; one that was elected again may begin. */
        private boolean goesOnAlthoughDeposed() {
            if (done == 0 && primary != null && schedule.chance(0.5)) {
                server = primary;
                return true;
            }
            return schedule.chance(0.5);
        }

        private void answer(Outcome outcome) {
            inserting--;
            boolean stored = outcome instanceof Outcome.Stored;
            // Whether a refusal waits for what was stored before it is not to be relied on.
            if (!answeredByThePrimaryAlone && (stored || schedule.chance(0.5))) {
                server.whenMajorityHas(server.docs.size(), () -> send(outcome));
            } else {
                send(outcome);
            }
        }

        private void send(Outcome outcome) {
            schedule.after(delay(), () -> reply.complete(outcome));
        }
    }

    private Duration delay() {
        return schedule.randomUpTo(schedule.chance(weather.slow()) ? SLOW : LATENCY);
    }

    private final class Client implements CommitStore {
        private final boolean answeredByThePrimaryAlone;
        private @Nullable Primary known = primary;

        Client(boolean answeredByThePrimaryAlone) {
            this.answeredByThePrimaryAlone = answeredByThePrimaryAlone;
        }

        @Override
        public Outcome insert(List<Commit> commits) {
            @Nullable Primary server = server();
            if (server == null || schedule.chance(weather.unsent())) {
                schedule.sleep(schedule.randomUpTo(LATENCY));
                return new Outcome.NotSent(new IllegalStateException("no primary"));
            }
            Insert insert = new Insert(server, commits, answeredByThePrimaryAlone);
            if (schedule.chance(weather.lost())) {
                schedule.sleep(schedule.randomUpTo(SOCKET_TIMEOUT));
            } else if (schedule.await(insert.reply, SOCKET_TIMEOUT)) {
                return insert.reply.resultNow();
            }
            known = primary;
            return new Outcome.Unknown(new IllegalStateException("no reply"));
        }

        @Override
        public List<Commit> readPositions(long from, int positions) {
            Primary server = answering();
            List<Commit> found = new ArrayList<>();
            // The server reads on in steps, and between them more may become visible.
            long middle = from + schedule.random(positions);
            found.addAll(visible(server, from, middle));
            schedule.sleep(schedule.randomUpTo(LATENCY));
            found.addAll(visible(server, middle, from + positions));
            return found;
        }

        @Override
        public Optional<Commit> last() {
            Primary server = answering();
            return visible(server, 0, Long.MAX_VALUE).stream().max(Comparator.comparingLong(Commit::position));
        }

        private List<Commit> visible(Primary server, long from, long end) {
            return server.docs.subList(0, server.visible).stream()
                    .filter(commit -> commit.position() >= from && commit.position() < end)
                    .toList();
        }

        /** Linearizable: each answer is of the latest, and is given when a majority has it. */
        @Override
        public List<Commit> readCommits(Collection<? extends CommitStore.Key> keys) {
            return keys.stream().flatMap(this::latest).toList();
        }

        private Stream<Commit> latest(CommitStore.Key key) {
            Primary server = answering();
            List<Commit> found = List.copyOf(server.docs).stream()
                    .filter(commit -> switch (key) {
                        case CommitStore.Key.ById(String id) -> commit.id().equals(id);
                        case CommitStore.Key.BySequence(String aggregate, long sequence) ->
                            commit.aggregate().equals(aggregate) && commit.sequence() == sequence;
                    })
                    .toList();
            CompletableFuture<Boolean> confirmed = new CompletableFuture<>();
            server.whenMajorityHas(
                    server.docs.size(), () -> schedule.after(delay(), () -> confirmed.complete(!server.deposed)));
            if (!schedule.await(confirmed, SOCKET_TIMEOUT) || !confirmed.resultNow()) {
                known = primary;
                throw unavailable();
            }
            return found.stream();
        }

        private Primary answering() {
            @Nullable Primary server = server();
            schedule.sleep(schedule.randomUpTo(LATENCY));
            if (server == null || schedule.chance(weather.unsent())) {
                throw unavailable();
            }
            return server;
        }

        /** A client learns sooner or later of a new primary, and never goes back to an old one. */
        private @Nullable Primary server() {
            if (known == null || schedule.chance(0.3)) {
                known = primary;
            }
            return known;
        }

        private LogUnavailableException unavailable() {
            return new LogUnavailableException("no primary answers", null);
        }
    }
}
