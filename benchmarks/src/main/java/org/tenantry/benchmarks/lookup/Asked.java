package org.tenantry.benchmarks.lookup;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.tenantry.benchmarks.api.Request;

/** What is asked for. */
enum Asked {
    CONSTANT("a constant") {
        @Override
        Request next(List<String> tenants) {
            return Request.get(ConstantEndpoint.PATH + Trees.root(0));
        }
    },
    ONE_TENANT("one tenant, 1 level") {
        @Override
        Request next(List<String> tenants) {
            return lookup(Trees.root(0));
        }
    },
    DEEP_TENANT("one tenant, 8 levels") {
        @Override
        Request next(List<String> tenants) {
            return lookup(Trees.deepest());
        }
    },
    HUNDRED_TENANTS("100 tenants at random") {
        @Override
        Request next(List<String> tenants) {
            return lookup(random(tenants.subList(0, Math.min(100, tenants.size()))));
        }
    },
    ALL_TENANTS("all tenants at random") {
        @Override
        Request next(List<String> tenants) {
            return lookup(random(tenants));
        }
    },
    CONFIG_SERVER("Spring Cloud Config, 1 file") {
        @Override
        Request next(List<String> tenants) {
            return Request.get("/" + Trees.root(0) + "/default");
        }

        @Override
        boolean isOfConfigServer() {
            return true;
        }
    },
    CONFIG_SERVER_DEEP("Spring Cloud Config, 8 files") {
        @Override
        Request next(List<String> tenants) {
            return Request.get("/" + Trees.deepest().replace('.', ',') + "/default");
        }

        @Override
        boolean isOfConfigServer() {
            return true;
        }
    };

    static final String NAMESPACE = "bench";

    private final String words;

    Asked(String words) {
        this.words = words;
    }

    abstract Request next(List<String> tenants);

    /** Whether that one is asked. */
    boolean isOfConfigServer() {
        return false;
    }

    static Request lookup(String tenant) {
        return Request.get("/v1/tenants/" + tenant + "/configuration/" + NAMESPACE);
    }

    private static String random(List<String> tenants) {
        return tenants.get(ThreadLocalRandom.current().nextInt(tenants.size()));
    }

    @Override
    public String toString() {
        return words;
    }
}
