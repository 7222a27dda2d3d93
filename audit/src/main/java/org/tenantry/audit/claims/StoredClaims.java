package org.tenantry.audit.claims;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.StoredLog;

/** All claims beside a log. */
public final class StoredClaims {
    private static final String DOMAIN = "domain";
    private static final String GENERATION = "generation";

    private final MongoCollection<Document> claims;

    public StoredClaims(StoredLog log) {
        this.claims = log.database().getCollection("claims");
    }

    /**
     * Tells of each domain, in order, with its claims by generation.
     *
     * @param noClaim is told of what stands between them and is none, how it is found
     */
    public void each(BiConsumer<String, NavigableMap<Long, Claim>> domains, Consumer<String> noClaim) {
        NavigableMap<Long, Claim> claimed = new TreeMap<>();
        try (MongoCursor<Document> all = claims.find(Filters.gte(DOMAIN, ""))
                .sort(Sorts.ascending(DOMAIN, GENERATION))
                .cursor()) {
            while (all.hasNext()) {
                Document stored = all.next();
                @Nullable Claim claim = Claim.read(stored).orElse(null);
                if (claim == null) {
                    noClaim.accept("the document " + stored.get("_id") + " is no claim of " + stored.get(DOMAIN));
                    continue;
                }
                if (!claimed.isEmpty() && !domain(claimed).equals(claim.domain())) {
                    domains.accept(domain(claimed), claimed);
                    claimed = new TreeMap<>();
                }
                claimed.put(claim.generation(), claim);
            }
        }
        if (!claimed.isEmpty()) {
            domains.accept(domain(claimed), claimed);
        }
    }

    private static String domain(Map<Long, Claim> claimed) {
        return claimed.values().iterator().next().domain();
    }
}
