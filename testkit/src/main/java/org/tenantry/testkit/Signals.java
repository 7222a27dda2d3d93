package org.tenantry.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The signals that Java has no method for, by the shell's {@code kill}. */
final class Signals {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private Signals() {}

    /** Stops a process where it is; on Linux, it runs no more when this returns. */
    static void pause(long pid) {
        send("STOP", pid);
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (Files.exists(status) && !isStopped(status)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("process %d did not stop within %s".formatted(pid, AT_MOST));
            }
            Thread.onSpinWait();
        }
    }

    static void resume(long pid) {
        send("CONT", pid);
    }

    /** The state is the letter behind the program's name, which stands in parentheses. */
    private static boolean isStopped(Path status) {
        try {
            String text = Files.readString(status);
            return text.startsWith("T", text.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return true;
        }
    }

    private static void send(String signal, long pid) {
        try {
            int exit = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("process %d took no SIG%s: it has ended".formatted(pid, signal));
            }
        } catch (IOException e) {
            throw new IllegalStateException("this system has no shell to send SIG" + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + signal, e);
        }
    }
}
