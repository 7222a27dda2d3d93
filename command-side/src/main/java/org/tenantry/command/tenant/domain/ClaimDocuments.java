package org.tenantry.command.tenant.domain;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;

/** Claims in MongoDB, beside the log and with its concerns. They are never deleted: generations only grow. */
final class ClaimDocuments {
    private static final String DOMAIN = "_id";
    private static final String TENANT = "tenant";
    private static final String COMMIT = "commit";
    private static final String GENERATION = "generation";
    private static final String CLAIMED_AT = "claimedAt";
    private static final String FREE_FROM = "freeFrom";

    private final MongoCollection<Document> claims;

    ClaimDocuments(MongoDatabase database) {
        this.claims = database.getCollection("claims");
    }

    Optional<Claim> find(String domain) {
        return Optional.ofNullable(claims.find(new Document(DOMAIN, domain)).first())
                .map(ClaimDocuments::read);
    }

    /** Stores a claim in the place of the one before it; false if that is not there any more. */
    boolean put(Claim claim) {
        if (claim.generation() == 1) {
            return insert(claim);
        }
        Document before = new Document(DOMAIN, claim.domain()).append(GENERATION, claim.generation() - 1);
        return claims.replaceOne(before, write(claim)).getMatchedCount() == 1;
    }

    private boolean insert(Claim claim) {
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
                .append(TENANT, claim.tenant())
                .append(COMMIT, claim.commit())
                .append(GENERATION, claim.generation())
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
