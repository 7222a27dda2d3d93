package org.tenantry.command.tenant.domain;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.Optional;
import org.bson.Document;

/**
 * Claims in MongoDB, beside the log and with its concerns. They are only added: not every server
 * that is used compares and replaces in one step, and on each of them a unique index holds.
 */
final class ClaimDocuments {
    private static final String DOMAIN = "domain";
    private static final String GENERATION = "generation";
    private static final String TENANT = "tenant";
    private static final String COMMIT = "commit";
    private static final String CLAIMED_AT = "claimedAt";
    private static final String FREE_FROM = "freeFrom";

    private final MongoCollection<Document> claims;

    ClaimDocuments(MongoDatabase database) {
        this.claims = database.getCollection("claims");
        claims.createIndex(Indexes.ascending(DOMAIN, GENERATION), new IndexOptions().unique(true));
    }

    /** The claim that holds: the one with the highest generation. */
    Optional<Claim> last(String domain) {
        return Optional.ofNullable(claims.find(new Document(DOMAIN, domain))
                        .sort(Sorts.descending(GENERATION))
                        .limit(1)
                        .first())
                .map(ClaimDocuments::read);
    }

    /** Adds a claim; false if there is one of its generation. */
    boolean add(Claim claim) {
        try {
            claims.insertOne(write(claim));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Document write(Claim claim) {
        return new Document(DOMAIN, claim.domain())
                .append(GENERATION, claim.generation())
                .append(TENANT, claim.tenant())
                .append(COMMIT, claim.commit())
                .append(CLAIMED_AT, claim.claimedAt())
                .append(FREE_FROM, claim.freeFrom());
    }

    private static Claim read(Document stored) {
        return new Claim(
                stored.getString(DOMAIN),
                stored.getString(TENANT),
                stored.getString(COMMIT),
                stored.getLong(GENERATION),
                stored.getDate(CLAIMED_AT).toInstant(),
                stored.getDate(FREE_FROM).toInstant());
    }
}
