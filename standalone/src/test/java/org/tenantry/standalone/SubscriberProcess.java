package org.tenantry.standalone;

import org.tenantry.testkit.JavaProcess;

/** A {@link RecordingSubscriber} as a JVM of its own, to be killed and launched again. */
final class SubscriberProcess implements AutoCloseable {
    private final SubscriberOptions options;
    private JavaProcess process;

    SubscriberProcess(SubscriberOptions options) {
        this.options = options;
        this.process = launch();
    }

    private JavaProcess launch() {
        return JavaProcess.builder(RecordingSubscriber.class)
                .arguments(options.arguments())
                .start();
    }

    /** The process, to kill; another one after {@link #relaunch}. */
    JavaProcess process() {
        return process;
    }

    /** Launches it anew, after it has ended. */
    void relaunch() {
        process = launch();
    }

    @Override
    public void close() {
        process.close();
    }
}
