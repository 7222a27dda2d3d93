package org.tenantry.command.tenant.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Results as they are answered: a line each, soon after there is one, and a summary behind them. */
final class ResultLines {
    private static final long FLUSH_NANOS = Duration.ofMillis(100).toNanos();

    private final JsonMapper json;
    private final OutputStream out;
    private final ImportSummary.Counter counter = new ImportSummary.Counter();
    private long flushed = System.nanoTime();

    ResultLines(JsonMapper json, OutputStream out) {
        this.json = json;
        this.out = out;
    }

    void write(LineResult result) {
        counter.count(result);
        line(result);
        if (System.nanoTime() - flushed > FLUSH_NANOS) {
            flush();
        }
    }

    void end() {
        line(counter.summary());
        flush();
    }

    private void line(Object value) {
        try {
            out.write(json.writeValueAsBytes(value));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        flushed = System.nanoTime();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
