package org.tenantry.benchmarks.measuring;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time, in nanoseconds. */
public final class Cpu {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Cpu() {}

    /** Of this process. */
    public static long ofProcess() {
        return PROCESS.getProcessCpuTime();
    }

    /** Of the current platform thread. */
    public static long ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
