package org.tenantry.testkit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes of this JVM's tests, none of which survives it. */
final class Children {
    private static final Set<ProcessHandle> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(ProcessHandle::destroyForcibly), "end children"));
    }

    private Children() {}

    static void add(Process child) {
        RUNNING.add(child.toHandle());
        var _ = child.onExit().thenRun(() -> RUNNING.remove(child.toHandle()));
    }
}
