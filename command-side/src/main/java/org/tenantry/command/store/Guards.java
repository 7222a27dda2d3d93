package org.tenantry.command.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.tenantry.log.Guard;

/** What a unit of work's decision relies on. */
final class Guards {
    private final Map<String, Long> next = new LinkedHashMap<>();

    static Guards of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(Guards.class.getName(), key -> new Guards());
    }

    void add(String aggregate, long nextSequence) {
        next.put(aggregate, nextSequence);
    }

    List<Guard> list() {
        return next.entrySet().stream()
                .map(guard -> new Guard(guard.getKey(), guard.getValue()))
                .toList();
    }
}
