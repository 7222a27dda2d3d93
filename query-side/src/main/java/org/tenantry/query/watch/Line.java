package org.tenantry.query.watch;

import java.io.IOException;

/** Where a watcher's stream goes. It never makes anybody wait. */
interface Line {
    /** Whether it takes something now. If not, it tells its watcher when it does. */
    boolean isReady();

    /** Takes some bytes; only when it is ready. */
    void write(byte[] bytes) throws IOException;

    /** Sends what it took; only when it is ready. */
    void flush() throws IOException;

    void close();
}
