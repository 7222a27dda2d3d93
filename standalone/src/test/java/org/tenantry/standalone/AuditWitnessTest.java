package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint, kept where the log's keeper cannot write, shows of the log later, and of one event to others. */
class AuditWitnessTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final int CITIES = 30;

    /** Where the state's events are. */
    private static int partition;

    @TempDir
    Path files;

    private final Audited audited = Audited.copyOf(tenantry);

    @BeforeAll
    static void aStateAndItsCities() {
        partition = Audited.stateWithCities(tenantry, CITIES);
    }

    @Test
    void aCheckpointShowsACutTailAndAChainComputedAnewWithoutTheTopic() {
        Path checkpoint = files.resolve("checkpoint.json");
        assertThat(audited.verify("--checkpoint", checkpoint.toString()).code()).isZero();
        assertThat(audited.verify("--since", checkpoint.toString())
                        .json()
                        .get("partitions")
                        .get(partition)
                        .get("events")
                        .asInt())
                .isZero();
        assertThat(audited.verify("--against", checkpoint.toString()).code()).isZero();

        log().deleteMany(gte("_id", CITIES - 9L));

        for (String option : List.of("--since", "--against")) {
            AuditRun run = audited.verify(option, checkpoint.toString());
            run.assertFindings("checkpoint " + CITIES);
            assertThat(run.out()).contains("the log had an event there, and has none");
        }
    }

    @Test
    void aCheckpointIsSignedAndHoldsOnlyAsItIs() throws IOException, GeneralSecurityException {
        Path checkpoint = files.resolve("checkpoint.json");
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        Path publicKey = pem("PUBLIC KEY", keys.getPublic().getEncoded());
        Path another = pem(
                "PUBLIC KEY",
                KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        audited.verify("--checkpoint", checkpoint.toString(), "--key", key.toString());

        String[] since = {"--since", checkpoint.toString(), "--public-key", publicKey.toString()};
        assertThat(audited.verify(since).code()).isZero();
        AuditRun ofAnother = audited.verify("--since", checkpoint.toString(), "--public-key", another.toString());
        assertThat(ofAnother.code()).isEqualTo(3);
        assertThat(ofAnother.err()).contains("is not signed by the key of " + another);

        Files.writeString(
                checkpoint,
                Files.readString(checkpoint).replaceAll("\"position\" : " + (CITIES + 1), "\"position\" : 3"));
        assertThat(audited.verify(since).err()).contains("or was changed since");
    }

    @Test
    void aProofShowsOneEventAndNothingOfOthersAndHoldsAsItIsOnly() throws IOException {
        Path checkpoint = files.resolve("checkpoint.json");
        Path proof = files.resolve("proof.json");
        audited.verify("--checkpoint", checkpoint.toString());
        String[] ofSixth = {partition + "-6", "--checkpoint", checkpoint.toString(), "--out", proof.toString()};

        AuditRun made = audited.proof(ofSixth);

        assertThat(made.code()).as(made.all()).isZero();
        assertThat(Files.readString(proof)).contains("pb.city5").doesNotContain("city4", "city6");
        AuditRun verified = verifyProof(proof, checkpoint);
        assertThat(verified.code()).as(verified.all()).isZero();
        assertThat(verified.out())
                .contains(partition + "-6  TenantCreated of pb.city5 by root", "the checkpoint confirms it.");

        Files.writeString(proof, Files.readString(proof).replace("pb.city5", "pb.city7"));
        AuditRun refuted = verifyProof(proof, checkpoint);
        assertThat(refuted.code()).isEqualTo(1);
        assertThat(refuted.out()).startsWith("The proof does not hold: its hashes lead to");
    }

    @Test
    void whatTheLogDoesNotHaveOrHasOtherwiseThanTheCheckpointIsNotProved() {
        Path checkpoint = files.resolve("checkpoint.json");
        audited.verify("--checkpoint", checkpoint.toString());
        String[] tail = {
            "--checkpoint",
            checkpoint.toString(),
            "--out",
            files.resolve("proof.json").toString()
        };

        assertThat(audited.proof(with(tail, partition + "-" + (CITIES + 1))).err())
                .contains("there is no event at " + partition + "-" + (CITIES + 1) + " that the checkpoint confirms");
        assertThat(audited.proof(with(tail, "4")).err()).startsWith("'4' is no position: expected such as 4-17");
        log().updateOne(eq("_id", 5L), Updates.set("metadata.actor", "mallory"));
        AuditRun forged = audited.proof(with(tail, partition + "-5"));
        assertThat(forged.code()).isEqualTo(3);
        assertThat(forged.err()).contains("the log is not what the checkpoint says");
        assertThat(files.resolve("proof.json")).doesNotExist();
    }

    private static String[] with(String[] options, String position) {
        return Stream.concat(Stream.of(position), Stream.of(options)).toArray(String[]::new);
    }

    private static AuditRun verifyProof(Path proof, Path checkpoint) {
        return AuditRun.of(List.of("verify-proof", proof.toString(), "--checkpoint", checkpoint.toString()));
    }

    private Path pem(String kind, byte[] encoded) throws IOException {
        Path file = Files.createTempFile(files, "key", ".pem");
        return Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END " + kind
                        + "-----\n");
    }

    private MongoCollection<Document> log() {
        return audited.database().getCollection("log_" + partition);
    }
}
