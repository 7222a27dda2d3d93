package org.tenantry.audit.replay;

import java.util.List;
import java.util.function.Predicate;
import org.tenantry.log.Commit;
import org.tenantry.log.Head;
import org.tenantry.log.LogCopy;
import org.tenantry.log.StoredLog;

/** A database, which then has a log as the command side makes it. */
record DatabaseTarget(String name, LogCopy copy) implements Target {
    @Override
    public String identity() {
        return "database " + name;
    }

    @Override
    public End end(int partition) {
        Head head = copy.head(partition);
        return head.position() == 0
                ? End.EMPTY
                : new End(head.position(), head.hash().hex());
    }

    @Override
    public void write(int partition, List<Commit> commits) {
        copy.write(partition, commits);
    }

    @Override
    public void complete(StoredLog source, Predicate<String> tenants) {
        Claims.copy(source, copy, tenants);
    }

    @Override
    public void close() {
        copy.close();
    }
}
