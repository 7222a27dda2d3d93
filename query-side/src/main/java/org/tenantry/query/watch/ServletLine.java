package org.tenantry.query.watch;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The answer to a request that goes on without a thread, written as its socket takes it. */
public final class ServletLine implements Line, WriteListener, AsyncListener {
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Watcher watcher;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Before the server says so the first time, the request's own thread is not out of it. */
    private volatile boolean begun;

    private ServletLine(AsyncContext context, Watcher watcher) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.watcher = watcher;
    }

    /**
     * Lets a watcher listen by a request whose thread leaves it now.
     *
     * @param first what it hears before all that it was told meanwhile
     */
    public static void open(AsyncContext context, Watcher watcher, List<byte[]> first) throws IOException {
        context.setTimeout(0); // its heartbeats tell whether somebody is there
        ServletLine line = new ServletLine(context, watcher);
        context.addListener(line);
        line.out.setWriteListener(line); // it is heard of when this thread is out of the request
        watcher.listen(line, first);
    }

    @Override
    public boolean isReady() {
        return begun && out.isReady();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                context.complete();
            } catch (IllegalStateException e) {
                // the server has ended it already
            }
        }
    }

    @Override
    public void onWritePossible() {
        begun = true;
        watcher.ready();
    }

    @Override
    public void onError(Throwable e) {
        watcher.end();
    }

    @Override
    public void onError(AsyncEvent event) {
        watcher.end();
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        closed.set(true);
        watcher.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        watcher.end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started once
    }
}
