package org.tenantry.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Several nodes append to one partition of a replica set that fails, nodes that die included; and in
 * the end, when all is calm again, what they were told is held against what is there.
 */
final class Simulation {
    private static final Head GENESIS = new Head(0, Chain.genesis("log", 1, 2), Instant.EPOCH);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration LONGEST_STORM = Duration.ofSeconds(60);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(10);
    private static final int MOST_CRASHES = 8;

    /** What somebody asked for, and what came of it. */
    private record Attempt(
            NewCommit commit,
            @Nullable Appended answer,
            @Nullable AppendException refusal) {
        /** Whether the caller knows that nothing was or will be stored by this. */
        boolean isSurelyNotStored() {
            return refusal != null && !(refusal instanceof AppendException.OutcomeUnknown);
        }
    }

    private final Schedule schedule;
    private final Weather weather;
    private final SimulatedReplicaSet replicaSet;
    private final Fault fault;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<Schedule.Task> callers = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    /** What those were told who gave a commit up: the commit, if it was stored already. */
    private final Map<String, Optional<Commit>> fenced = new HashMap<>();

    /** Those whose node died before it answered. */
    private final Set<String> unanswered = new HashSet<>();

    private final Map<String, NewCommit> submitted = new HashMap<>();
    private final int aggregates;
    private int commits;
    private int crashes;
    private boolean calm;

    private Simulation(long seed, Fault fault) {
        this.schedule = new Schedule(seed);
        this.weather = Weather.of(schedule);
        this.replicaSet = new SimulatedReplicaSet(schedule, weather);
        this.fault = fault;
        this.aggregates = 1 + schedule.random(4);
    }

    /**
     * Plays one schedule.
     *
     * @return the log that it ends with
     * @throws AssertionError if something does not hold
     */
    static List<Commit> play(long seed, Fault fault) {
        Simulation simulation = new Simulation(seed, fault);
        try {
            simulation.run();
            return simulation.log();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        } finally {
            simulation.schedule.end();
        }
    }

    private void run() {
        int number = 1 + schedule.random(4);
        for (int i = 0; i < number; i++) {
            startNode();
        }
        maybeCrash();
        check(
                happens(
                        LONGEST_STORM,
                        () -> !callers.isEmpty() && callers.stream().allMatch(Schedule.Task::ended)),
                "a caller has no answer");
        calm = true;
        replicaSet.calm();
        check(
                happens(
                        LONGEST_CALM,
                        () -> nodes.stream().noneMatch(SimulatedNode::isWriting) && replicaSet.isAtRest()),
                "a writer does not come to rest");
        checkLog(log());
        checkAnswers(log());
    }

    /** What the primary has, less the fences. */
    private List<Commit> log() {
        return replicaSet.stored().stream().filter(commit -> !commit.isFence()).toList();
    }

    private boolean happens(Duration within, BooleanSupplier what) {
        long end = schedule.nanos() + within.toNanos();
        while (!what.getAsBoolean()) {
            if (schedule.nanos() > end) {
                return false;
            }
            schedule.runFor(STEP);
        }
        return true;
    }

    private void startNode() {
        schedule.start("start", () -> {
            SimulatedNode node =
                    new SimulatedNode(schedule, fault.storeOf(replicaSet), GENESIS, this::checkThatAMajorityHas);
            nodes.add(node);
            int number = 1 + schedule.random(5);
            for (int i = 0; i < number; i++) {
                callers.add(node.start("caller", () -> call(node)));
            }
        });
    }

    private void maybeCrash() {
        if (!nodes.isEmpty() && schedule.chance(weather.crashes())) {
            nodes.remove(schedule.random(nodes.size())).crash();
            crashes++;
            startNode();
        }
        if (!calm && crashes < MOST_CRASHES) {
            schedule.after(Duration.ofMillis(100), this::maybeCrash);
        }
    }

    private void call(SimulatedNode node) {
        int number = 1 + schedule.random(4);
        for (int i = 0; i < number; i++) {
            schedule.sleep(schedule.randomUpTo(Duration.ofMillis(50)));
            NewCommit commit = decide(node);
            submitted.put(commit.id(), commit);
            int repeats = 1 + schedule.random(3);
            while (repeats-- > 0 && !isAnswered(attempt(node, commit))) {
                schedule.sleep(schedule.randomUpTo(Duration.ofMillis(50)));
                if (schedule.chance(0.2)) {
                    fence(node, commit.id());
                }
            }
        }
    }

    /** Gives a commit up, and is told whether that came too late. */
    private void fence(SimulatedNode node, String commit) {
        try {
            fenced.put(commit, node.fence(commit));
        } catch (LogUnavailableException e) {
            // nothing is known, and nothing is expected
        }
    }

    private static boolean isAnswered(Attempt attempt) {
        return attempt.answer() != null || attempt.refusal() instanceof AppendException.SequenceTaken;
    }

    private Attempt attempt(SimulatedNode node, NewCommit commit) {
        Attempt attempt;
        unanswered.add(commit.id());
        try {
            attempt = new Attempt(commit, node.append(fault.submitted(commit)), null);
        } catch (AppendException e) {
            attempt = new Attempt(commit, null, e);
        }
        unanswered.remove(commit.id());
        attempts.add(attempt);
        return attempt;
    }

    /** Decides as a command does: on what is visible now, and guarding what it looked at. */
    private NewCommit decide(SimulatedNode node) {
        Map<String, Long> next = nextSequences(node.readAll());
        String aggregate = aggregate();
        List<Guard> guards = new ArrayList<>();
        for (int i = schedule.random(3); i > 0; i--) {
            String guarded = aggregate();
            if (!guarded.equals(aggregate)) {
                guards.add(new Guard(guarded, next.getOrDefault(guarded, 0L)));
            }
        }
        List<LogEvent> events = new ArrayList<>();
        for (int i = schedule.random(3); i >= 0; i--) {
            events.add(new LogEvent(schedule.chance(0.02) ? SimulatedReplicaSet.REFUSED : "Happened", "{}"));
        }
        return new NewCommit(
                "c" + commits++,
                aggregate,
                aggregate,
                next.getOrDefault(aggregate, 0L),
                Map.of("actor", "admin"),
                events,
                guards);
    }

    private String aggregate() {
        return "a" + schedule.random(aggregates);
    }

    private static Map<String, Long> nextSequences(List<Commit> log) {
        Map<String, Long> next = new HashMap<>();
        log.forEach(commit -> next.put(commit.aggregate(), commit.nextSequence()));
        return next;
    }

    private void checkThatAMajorityHas(Head head) {
        long end = replicaSet.committed().stream()
                .filter(commit -> !commit.isFence())
                .mapToLong(Commit::end)
                .max()
                .orElse(0);
        check(head.position() <= end, "a head moved to " + head.position() + ", and a majority has up to " + end);
    }

    /** Gapless, chained, in order of time, each aggregate's sequence whole, each guard kept. */
    private void checkLog(List<Commit> log) {
        Head head = GENESIS;
        Map<String, Long> next = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Commit commit : log) {
            NewCommit asked = submitted.get(commit.id());
            check(asked != null, commit.id() + " was never submitted");
            if (asked == null) {
                return;
            }
            check(
                    commit.position() == head.position(),
                    commit.id() + " stands at " + commit.position() + ", and its predecessor ends at "
                            + head.position());
            check(
                    commit.equals(Chain.link(head.hash(), head.position(), commit.time(), asked)),
                    commit.id() + " is not chained to its predecessor");
            check(!commit.time().isBefore(head.time()), commit.id() + " is of an earlier time than its predecessor");
            check(ids.add(commit.id()), commit.id() + " is there twice");
            long expected = next.getOrDefault(commit.aggregate(), 0L);
            check(
                    commit.sequence() == expected,
                    commit.id() + " has sequence " + commit.sequence() + ", and " + expected + " was next");
            for (Guard guard : asked.guards()) {
                check(
                        next.getOrDefault(guard.aggregate(), 0L) <= guard.next(),
                        commit.id() + " stands behind an event of " + guard.aggregate() + " that its guard excludes");
            }
            next.put(commit.aggregate(), commit.nextSequence());
            head = Head.after(commit);
        }
    }

    /** What was acknowledged is there as it was acknowledged; what was surely refused is not there. */
    private void checkAnswers(List<Commit> log) {
        Map<String, Commit> stored = new HashMap<>();
        log.forEach(commit -> stored.put(commit.id(), commit));
        Map<String, Boolean> mayBeStored = new HashMap<>();
        Set<String> tried = new HashSet<>(unanswered);
        for (Attempt attempt : attempts) {
            String id = attempt.commit().id();
            @Nullable Appended answer = attempt.answer();
            check(answer == null || answer.commit().equals(stored.get(id)), id + " was acknowledged and is not there");
            check(
                    !tried.add(id) || answer == null || !answer.replayed(),
                    id + " was stored by its first attempt and is said to be a repeat");
            mayBeStored.merge(id, !attempt.isSurelyNotStored(), Boolean::logicalOr);
        }
        fenced.forEach((id, found) ->
                check(Optional.ofNullable(stored.get(id)).equals(found), id + " was fenced, with " + found));
        mayBeStored.forEach((id, maybe) ->
                check(maybe || !stored.containsKey(id) || unanswered.contains(id), id + " was refused and is there"));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
