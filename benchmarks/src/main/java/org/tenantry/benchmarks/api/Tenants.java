package org.tenantry.benchmarks.api;

import java.util.concurrent.atomic.AtomicInteger;

/** The tenants of a run: children of a few roots, so that all of the log's partitions have work. */
public final class Tenants {
    private static final int ROOTS = 16;

    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger updated = new AtomicInteger();

    /** Creates the roots. */
    public static Tenants beneathNewRoots(Api api) {
        for (int root = 0; root < ROOTS; root++) {
            api.ask(Request.post("/v1/tenants", body(root(root), "Root " + root, "state")));
        }
        return new Tenants();
    }

    /** Asks for a tenant that does not exist yet. */
    public Request create() {
        int number = created.getAndIncrement();
        return Request.post("/v1/tenants", body(id(number), "Tenant " + word(number), "city"));
    }

    /** Asks for what {@link #create} asks for, of the endpoint that does nothing about it. */
    public static Request bareCreate() {
        return Request.post(BareEndpoint.PATH, body(id(0), "Tenant " + word(0), "city"));
    }

    /** Asks for what {@link #update} asks for, of the endpoint that does nothing about it. */
    public static Request bareUpdate() {
        return Request.patch(BareEndpoint.PATH + "/" + id(0), change(0));
    }

    /** Asks for a change: of all tenants in turn, so that no two meet and none gets many events. */
    public Request update() {
        int number = updated.getAndIncrement();
        return Request.patch("/v1/tenants/" + id(number % created.get()), change(number));
    }

    /** A search that finds just the tenant that was created last; for one thread at a time. */
    public Request searchForNewest() {
        return search(created.get() - 1);
    }

    /** A search that finds just the first tenant that was ever created. */
    public static Request searchForOldest() {
        return search(0);
    }

    private static Request search(int number) {
        return Request.get("/v1/tenants?text=" + word(number));
    }

    private static String root(int number) {
        return "bench%02d".formatted(number);
    }

    private static String id(int number) {
        return root(number % ROOTS) + "." + word(number);
    }

    private static String word(int number) {
        return "t%08d".formatted(number);
    }

    private static String change(int number) {
        return "{\"timeZone\": \"Asia/Colombo\", \"labels\": {\"revision\": \"%d\"}}".formatted(number);
    }

    /** A tenant as it is asked for, and as a line of a file says it. */
    public static String body(String id, String name, String kind) {
        return """
                {"id": "%s", "name": "%s", "kind": "%s", "locale": "pa-IN", "timeZone": "Asia/Kolkata",\
                 "labels": {"region": "north", "revision": "none"}}""".formatted(id, name, kind);
    }
}
