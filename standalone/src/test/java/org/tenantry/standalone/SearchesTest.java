package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** Every search there is, as it is typed. */
@MongoTest
class SearchesTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static String position = "";
    private static String founded = "";

    private final Api api = tenantry.asPlatformAdmin();

    @BeforeAll
    static void aState() {
        Api api = tenantry.asPlatformAdmin();
        create(api, "pb", "Punjab", "state", "{}");
        create(api, "pb.amritsar", "Ámritsar", "city", "{\"tier\": \"gold\", \"a.b/c\": \"x:y,$z\"}");
        create(api, "pb.jalandhar", "jalandhar", "city", "{\"tier\": \"gold\"}");
        create(api, "pb.amritsar.water", "ਪਾਣੀ Board", "department", "{\"tier\": \"silver\"}");
        founded = api.get("/v1/tenants/pb.amritsar.water", "Tenantry-Position", position)
                .text("createdAt");
        position = api.post("/v1/tenants/pb.amritsar/suspend", "{\"reason\": \"bills unpaid\"}")
                .position();
    }

    private static void create(Api api, String id, String name, String kind, String labels) {
        Answer created = api.post(
                "/v1/tenants",
                "{\"id\": \"%s\", \"name\": \"%s\", \"kind\": \"%s\", \"labels\": %s}"
                        .formatted(id, name, kind, labels));
        assertThat(created.status()).isEqualTo(201);
        position = created.position();
    }

    @Test
    void byText() {
        assertThat(found("?text=amri")).containsExactly("pb.amritsar", "pb.amritsar.water");
        assertThat(found("?text=%E0%A8%AA%E0%A8%BE+boa")).containsExactly("pb.amritsar.water");
    }

    @Test
    void byStatusAndByWhatTheyAreInEffect() {
        assertThat(found("?status=suspended")).containsExactly("pb.amritsar");
        assertThat(found("?effectiveStatus=suspended")).containsExactly("pb.amritsar", "pb.amritsar.water");
        assertThat(found("?effectiveStatus=active&under=pb")).containsExactly("pb", "pb.jalandhar");
    }

    @Test
    void byKindParentAndSubtree() {
        assertThat(found("?kind=city")).containsExactly("pb.amritsar", "pb.jalandhar");
        assertThat(found("?parent=pb")).containsExactly("pb.amritsar", "pb.jalandhar");
        assertThat(found("?under=pb.amritsar")).containsExactly("pb.amritsar", "pb.amritsar.water");
        assertThat(found("?roots=true")).containsExactly("pb");
    }

    @Test
    void byLabelsWhateverIsInThem() {
        assertThat(found("?label=tier:gold")).containsExactly("pb.amritsar", "pb.jalandhar");
        assertThat(found("?label=tier:gold&label=a.b/c:x:y,$z")).containsExactly("pb.amritsar");
    }

    @Test
    void byTime() {
        assertThat(found("?createdFrom=" + founded)).containsExactly("pb.amritsar.water");
        assertThat(found("?createdBefore=" + founded))
                .doesNotContain("pb.amritsar.water")
                .contains("pb");
        assertThat(found("?updatedFrom=" + founded)).containsExactly("pb.amritsar", "pb.amritsar.water");
        assertThat(found("?updatedBefore=" + founded))
                .doesNotContain("pb.amritsar")
                .contains("pb");
    }

    @Test
    void byIds() {
        assertThat(found("?id=pb.jalandhar&id=pb&id=pb.none")).containsExactly("pb", "pb.jalandhar");
    }

    @Test
    void sortedAndCountedPageByPage() {
        Answer first = get("?under=pb&sort=name&limit=3&count=true");
        assertThat(first.ids()).containsExactly("pb.amritsar", "pb.jalandhar", "pb");
        assertThat(first.body().get("count").asInt()).isEqualTo(4);
        assertThat(first.body().get("countIsExact").asBoolean()).isTrue();

        Answer last = get("?sort=name&under=pb&cursor=" + first.text("next"));
        assertThat(last.ids()).containsExactly("pb.amritsar.water");
        assertThat(last.body().has("next")).isFalse();
        assertThat(last.body().has("count")).isFalse();
        assertThat(found("?sort=-createdAt")).startsWith("pb.amritsar.water", "pb.jalandhar");
        assertThat(found("?sort=-updatedAt")).startsWith("pb.amritsar", "pb.amritsar.water");
    }

    @Test
    void withinTheCallersScopeOnly() {
        Api viewer = tenantry.as("v", "pb.jalandhar", "viewer");
        for (String query :
                List.of("?id=pb&id=pb.amritsar", "?effectiveStatus=suspended", "?roots=true", "?parent=pb.amritsar")) {
            Answer page = viewer.get("/v1/tenants" + query + "&count=true", "Tenantry-Position", position);
            assertThat(page.ids()).as(query).isEmpty();
            assertThat(page.body().get("count").asInt()).as(query).isZero();
        }
        assertThat(viewer.get("/v1/tenants?parent=pb&count=true").ids()).containsExactly("pb.jalandhar");
    }

    private List<String> found(String query) {
        Answer page = get(query);
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        return page.ids();
    }

    private Answer get(String query) {
        return api.get("/v1/tenants" + query, "Tenantry-Position", position);
    }
}
