package org.tenantry.query.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A line that takes what it is given, or nothing while it is blocked. */
final class LineInMemory implements Line {
    private final List<String> taken = new ArrayList<>();
    private boolean blocked;
    private boolean broken;
    private boolean failing;
    private boolean closed;
    private int flushed;

    /** What it took, each without its last line feeds. */
    List<String> taken() {
        return taken;
    }

    int flushed() {
        return flushed;
    }

    boolean isClosed() {
        return closed;
    }

    void block(boolean now) {
        blocked = now;
    }

    void breakDown() {
        broken = true;
    }

    /** As a server does that has ended the request already. */
    void fail() {
        failing = true;
    }

    @Override
    public boolean isReady() {
        if (failing) {
            throw new IllegalStateException("the request is over");
        }
        return !blocked;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (broken) {
            throw new IOException("it went away");
        }
        taken.add(new String(bytes, StandardCharsets.UTF_8).strip());
    }

    @Override
    public void flush() {
        flushed = taken.size();
    }

    @Override
    public void close() {
        closed = true;
    }
}
