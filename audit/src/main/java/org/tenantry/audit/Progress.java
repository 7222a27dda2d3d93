package org.tenantry.audit;

import java.io.Console;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far long work is, for whoever looks at a terminal; on the standard error. */
public final class Progress {
    private Progress() {}

    /** Of so many events. */
    @SuppressWarnings("SystemConsoleNull") // its contract allows null
    public static ProgressBar ofEvents(String task, long events) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(events)
                .setUnit(" events", 1)
                .showSpeed();
        @Nullable Console console = System.console();
        if (console == null || !console.isTerminal()) {
            bar.setConsumer(new DelegatingProgressBarConsumer(nobody -> {}));
        }
        return bar.build();
    }
}
