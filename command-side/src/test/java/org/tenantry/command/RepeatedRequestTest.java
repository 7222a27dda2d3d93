package org.tenantry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.tenant.AttributesPatch;
import org.tenantry.command.tenant.ProfileChange;
import org.tenantry.command.tenant.create.CreateTenant;
import org.tenantry.command.tenant.lifecycle.ArchiveTenant;
import org.tenantry.command.tenant.update.UpdateTenant;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.http.ProblemException;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class RepeatedRequestTest {
    private static final CreateTenant CREATE =
            new CreateTenant("pb", new Profile("Punjab", "state", null, null, Map.of(), Map.of()));

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private CommandStack one = openAlone();
    private CommandStack other = one;

    private static CommandStack openAlone() {
        return new CommandStack(mongo.uri(), mongo.freshDatabase().getName());
    }

    @BeforeEach
    void openTwoNodes() {
        one.close();
        String database = mongo.freshDatabase().getName();
        one = new CommandStack(mongo.uri(), database);
        other = new CommandStack(mongo.uri(), database);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void aRepeatGetsTheFirstAnswerAgain() {
        CommandReceipt first = one.sendRepeatable("pb", CREATE, "key", "request");

        assertThat(other.sendRepeatable("pb", CREATE, "key", "request")).isEqualTo(first);
        assertThat(one.log().read(1, 0)).hasSize(1);
    }

    @Test
    void aRepeatGetsTheFirstAnswerAlsoAfterOtherChanges() {
        one.send("pb", CREATE, "create");
        CommandReceipt first = one.sendRepeatable("pb", rename("Panjab", 0L), "key", "request");
        one.send("pb", rename("Another", null), "rename");

        assertThat(one.sendRepeatable("pb", rename("Panjab", 0L), "key", "request"))
                .isEqualTo(first);

        one.send("pb", new ArchiveTenant("pb", "merged", null, Instant.EPOCH, null), "archive");

        assertThat(other.sendRepeatable("pb", rename("Panjab", 0L), "key", "request"))
                .isEqualTo(first);
    }

    @Test
    void aKeyIsForOneRequest() {
        one.sendRepeatable("pb", CREATE, "key", "request");

        assertThatThrownBy(() -> one.sendRepeatable("pb", CREATE, "key", "another request"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    void aRequestThatWasGivenUpIsNotTakenUpAgain() {
        one.log().fence(1, "key");

        assertThatThrownBy(() -> other.sendRepeatable("pb", CREATE, "key", "request"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("request-given-up"));
        assertThat(one.log().read(1, 0)).isEmpty();
    }

    @Test
    void twoAtOnceMakeOneCommitAndGetEqualAnswers() throws Exception {
        one.send("pb", CREATE, "create");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                String id = "pb.c" + round;
                CreateTenant create =
                        new CreateTenant(id, new Profile("A name", "city", null, null, Map.of(), Map.of()));
                List<Future<CommandReceipt>> answers = together(
                        threads,
                        () -> one.sendRepeatable(id, create, id, "request"),
                        () -> other.sendRepeatable(id, create, id, "request"),
                        () -> one.sendRepeatable(id, create, id, "request"));
                for (Future<CommandReceipt> answer : answers) {
                    assertThat(answer.get()).isEqualTo(answers.get(0).get());
                }
                UpdateTenant rename = new UpdateTenant(id, change("Renamed"), 0L);
                answers = together(
                        threads,
                        () -> one.sendRepeatable(id, rename, "u" + id, "request"),
                        () -> other.sendRepeatable(id, rename, "u" + id, "request"));
                assertThat(answers.get(1).get()).isEqualTo(answers.get(0).get());
                assertThat(one.log().readAggregate(1, id, 0)).hasSize(2);
            }
        }
    }

    private interface Sending {
        CommandReceipt send();
    }

    private static List<Future<CommandReceipt>> together(ExecutorService threads, Sending... sendings) {
        CyclicBarrier together = new CyclicBarrier(sendings.length);
        return List.of(sendings).stream()
                .map(sending -> threads.submit(() -> {
                    together.await();
                    return sending.send();
                }))
                .toList();
    }

    private static UpdateTenant rename(String name, @Nullable Long expectedSequence) {
        return new UpdateTenant("pb", change(name), expectedSequence);
    }

    private static ProfileChange change(String name) {
        return new ProfileChange(Map.of("name", Optional.of(name)), Map.of(), false, AttributesPatch.NONE);
    }
}
