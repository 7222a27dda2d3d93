package org.tenantry.testkit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process has written: the last lines here, all of it in a file. */
final class ProcessOutput {
    private static final int KEPT = 1_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private boolean ended;

    /** Reads in the background until the output ends, so that the process is never held up by it. */
    static ProcessOutput collect(Process process, Path file) {
        ProcessOutput output = new ProcessOutput();
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(() -> output.copy(process, file));
        return output;
    }

    /** The first line kept that matches, waiting for it; nothing if the output ends or time runs out. */
    synchronized Optional<MatchResult> await(Pattern pattern, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            for (String line : lines) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return Optional.of(matcher.toMatchResult());
                }
            }
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                return Optional.empty();
            }
            waitFor(left);
        }
    }

    synchronized List<String> lastLines() {
        return List.copyOf(lines);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    private void copy(Process process, Path file) {
        try (BufferedReader reader = process.inputReader();
                BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                writer.write(line);
                writer.newLine();
                writer.flush();
                add(line);
            }
        } catch (IOException e) {
            add("(the output could not be read further: " + e + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void waitFor(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for output", e);
        }
    }
}
