package org.tenantry.testkit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes of this JVM's tests, none of which survives it. */
final class Children {
    private static final Set<ProcessHandle> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Children::kill), "end children"));
    }

    private Children() {}

    static void add(Process child) {
        RUNNING.add(child.toHandle());
        var _ = child.onExit().thenRun(() -> RUNNING.remove(child.toHandle()));
    }

    /** A script first: it would take the end of what it started for a reason to start something else. */
    static void kill(ProcessHandle child) {
        List<ProcessHandle> started = child.descendants().toList();
        child.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
