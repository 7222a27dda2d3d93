package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.query.Published;
import org.tenantry.query.tenant.DomainProjection;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** One domain's events from two partitions, in each order in which they may come. */
@MongoTest
class DomainOrderTest {
    private static final String DOMAIN = "portal.example";

    /** A adds, A removes; B adds, B removes; A adds: by the log's claims in this order, and here in two partitions. */
    private static final List<PublishedEvent> OF_A =
            Published.inPartition(1, added("a", 1), removed("a", 1), added("a", 3));

    private static final List<PublishedEvent> OF_B = Published.inPartition(2, added("b", 2), removed("b", 2));

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase readModels = mongo.freshDatabase();
    private final MongoCollection<Document> watched =
            mongo.watched(readModels).getCollection(new DomainProjection().name());

    static Stream<List<PublishedEvent>> ordersOfTheFirstThree() {
        return interleaved(OF_A.subList(0, 2), OF_B.subList(0, 1)).stream();
    }

    static Stream<List<PublishedEvent>> ordersOfAll() {
        return interleaved(OF_A, OF_B).stream();
    }

    static Stream<List<PublishedEvent>> ordersOfRemovals() {
        return interleaved(OF_A.subList(0, 2), OF_B).stream();
    }

    @ParameterizedTest
    @MethodSource("ordersOfTheFirstThree")
    void whoAddsLastHasTheDomain(List<PublishedEvent> order) {
        oneByOne(order);

        assertThat(owner()).isEqualTo("b");
    }

    @ParameterizedTest
    @MethodSource("ordersOfAll")
    void whoHadItBeforeMayHaveItAgain(List<PublishedEvent> order) {
        oneByOne(order);

        assertThat(owner()).isEqualTo("a");
    }

    @ParameterizedTest
    @MethodSource("ordersOfRemovals")
    void whatTheLastOwnerRemovedIsNobodys(List<PublishedEvent> order) {
        oneByOne(order);

        assertThat(owner()).isNull();
    }

    @Test
    void batchesAndRepeatsEndAlike() {
        BatchWriter<?> writer = writer();
        writer.write(OF_B);
        writer.write(OF_A);
        assertThat(owner()).isEqualTo("a");

        writer.write(OF_B);
        writer.write(OF_A.subList(0, 2));
        assertThat(owner()).isEqualTo("a");
    }

    @Test
    void aNodeThatIsOvertakenByTheOtherPartitionBetweenReadingAndWritingChangesNothing() {
        writer().write(OF_A.subList(0, 1));

        overtaken(() -> writer().write(OF_B.subList(0, 1))).write(OF_A.subList(1, 2));

        assertThat(owner()).isEqualTo("b");
    }

    @Test
    void aNodeThatFindsTheDocumentMadeByTheOtherPartitionReadsAgain() {
        overtaken(() -> writer().write(OF_A.subList(0, 1))).write(OF_B.subList(0, 1));

        assertThat(owner()).isEqualTo("b");
    }

    private void oneByOne(List<PublishedEvent> events) {
        events.forEach(event -> writer().write(List.of(event)));
    }

    private BatchWriter<?> writer() {
        return new BatchWriter<>(new DomainProjection(), watched);
    }

    /** A writer whose node stands still after it has read and before it writes. */
    private BatchWriter<?> overtaken(Runnable meanwhile) {
        return new BatchWriter<>(new Interrupted<>(new DomainProjection(), meanwhile), watched);
    }

    private @Nullable String owner() {
        return Objects.requireNonNull(readModels
                        .getCollection(watched.getNamespace().getCollectionName())
                        .find(new Document("_id", DOMAIN))
                        .first())
                .getString("tenant");
    }

    private static TenantEvent added(String tenant, long generation) {
        return new TenantDomainAdded(tenant, DOMAIN, generation);
    }

    private static TenantEvent removed(String tenant, long generation) {
        return new TenantDomainRemoved(tenant, DOMAIN, generation);
    }

    /** Each way to merge two lists that keeps the order of each. */
    private static <T> List<List<T>> interleaved(List<T> one, List<T> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.of(Stream.concat(one.stream(), other.stream()).toList());
        }
        List<List<T>> all = new ArrayList<>();
        interleaved(one.subList(1, one.size()), other)
                .forEach(rest -> all.add(
                        Stream.concat(Stream.of(one.get(0)), rest.stream()).toList()));
        interleaved(one, other.subList(1, other.size()))
                .forEach(rest -> all.add(
                        Stream.concat(Stream.of(other.get(0)), rest.stream()).toList()));
        return all;
    }
}
