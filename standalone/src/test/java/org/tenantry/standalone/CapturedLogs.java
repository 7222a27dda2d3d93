package org.tenantry.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that is logged in this JVM meanwhile, by Tenantry at every level, by others at what is usual or above. */
final class CapturedLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.tenantry");
    private final @Nullable Level rootLevel = root.getLevel();
    private final @Nullable Level ourLevel = ours.getLevel();

    private CapturedLogs() {}

    static CapturedLogs begin() {
        CapturedLogs logs = new CapturedLogs();
        logs.root.setLevel(Level.INFO);
        logs.ours.setLevel(Level.TRACE);
        logs.attachTo(logs.root);
        return logs;
    }

    private void attachTo(Logger logger) {
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(rootLevel);
        ours.setLevel(ourLevel);
    }
}
