package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.http.ProblemException;
import org.tenantry.testkit.MongoTest;

/** What a search for an effective status must know of a tree stays little. */
@MongoTest
class BlockersTest {
    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(
            created("hr"),
            created("hr.a"),
            created("pb"),
            created("pb.a"),
            created("pb.a.w"),
            created("pb.a.w.n"),
            created("pb.b"),
            created("pb.b.w"),
            created("pb.leaf"),
            new TenantSuspended("hr", "unpaid"),
            new TenantSuspended("pb.a", "unpaid"),
            new TenantSuspended("pb.a.w", "unpaid"),
            new TenantArchived("pb.b", "merged", null, null),
            new TenantArchived("pb.leaf", "merged", null, null));

    private static final Area EVERYWHERE = new Area(Optional.empty());

    private final MongoCollection<Document> tenants = readModels.database().getCollection(TenantProjection.NAME);

    @Test
    void whoHasNoChildrenAndWhoIsBeneathAnotherIsNotAmongThem() {
        assertThat(filter(EVERYWHERE, TenantStatus.ACTIVE))
                .contains("[\"hr\", \"pb.a\", \"pb.b\"]")
                .doesNotContain("leaf", "pb.a.w");
    }

    @Test
    void noneIsReadOfOtherTrees() {
        assertThat(filter(in("pb"), TenantStatus.ACTIVE)).contains("[\"pb.a\", \"pb.b\"]");
        assertThat(filter(in("pb.leaf"), TenantStatus.ACTIVE)).isEqualTo("{\"status\": \"ACTIVE\"}");
    }

    @Test
    void whatStandsAboveCounts() {
        assertThat(filter(in("pb.a.w.n"), TenantStatus.ACTIVE)).contains("[\"pb.a\"]");
        assertThat(filter(in("pb.b.w"), TenantStatus.SUSPENDED)).contains("$nin", "[\"pb.b\"]");
    }

    @Test
    void moreThanCanBeComparedWithAreRefused() {
        Area four = EVERYWHERE;
        assertThat(Blockers.of(four, tenants, 4)).isNotNull();

        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> Blockers.of(four, tenants, 3));

        assertThat(refusal.code()).isEqualTo("search-too-broad");
        assertThat(Blockers.of(in("hr"), tenants, 3)).isNotNull();
    }

    private String filter(Area area, TenantStatus wanted) {
        Bson filter = Blockers.of(area, tenants, 10).inEffect(wanted);
        return filter.toBsonDocument().toJson();
    }

    private static Area in(String root) {
        return new Area(Optional.of(Set.of(root)));
    }

    private static TenantCreated created(String id) {
        return new TenantCreated(id, "A tenant", "city");
    }
}
