package org.tenantry.command.dispatch;

import com.mongodb.MongoException;
import java.time.Duration;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tenantry.access.Caller;
import org.tenantry.command.rules.DecisionOvertaken;
import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.store.NewerEventException;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.log.AppendException;
import org.tenantry.log.LogDamagedException;
import org.tenantry.log.LogUnavailableException;
import org.tenantry.sealing.SealingException;

/** Why a command was refused, as it is answered. */
final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    /** Whether another decision, on what is there now, may come out otherwise. */
    static boolean isOvertaken(RuntimeException e) {
        return e instanceof AppendException.SequenceTaken
                || e instanceof AppendException.GuardBroken
                || e instanceof DecisionOvertaken;
    }

    /** Whether the domain said no: a sure answer, with nothing stored. */
    static boolean isRejected(RuntimeException e) {
        return e instanceof RuleBroken
                || e instanceof AggregateNotFoundException
                || e instanceof ConflictingAggregateVersionException
                || e instanceof SealingException.ErasedTenant;
    }

    static RuntimeException problem(String tenant, RuntimeException e) {
        return switch (e) {
            case RuleBroken rule ->
                new ProblemException(
                        HttpStatus.CONFLICT,
                        rule.code(),
                        message(rule),
                        rule.faults().toArray(Fault[]::new));
            case AggregateNotFoundException absent ->
                Caller.tenantNotFound(absent.getAggregateIdentifier().toString());
            case ConflictingAggregateVersionException stale -> stale(tenant, stale);
            case AppendException append -> problem(append);
            case DecisionOvertaken overtaken -> overtaken();
            case SealingException sealing -> problem(tenant, sealing);
            case LogUnavailableException away -> unavailable();
            case MongoException away -> unavailable(); // what is beside the log, before anything is appended
            case LogDamagedException damaged ->
                ProblemException.unavailable(
                        "log-damaged", "The event log is damaged, and nothing is written to it: see its alarm.", SOON);
            case NewerEventException newer ->
                ProblemException.unavailable(
                        "older-node", newer.getMessage() + ": a node of a newer version must answer.", SOON);
            case LockAcquisitionFailedException busy ->
                ProblemException.unavailable("busy", "Too many commands for " + tenant + " at once; try again.", SOON);
            default -> e;
        };
    }

    private static RuntimeException problem(String tenant, SealingException e) {
        return switch (e) {
            case SealingException.ErasedTenant erased ->
                new ProblemException(
                        HttpStatus.CONFLICT,
                        "tenant-erased",
                        "The tenant " + tenant + " is erased and cannot be changed.");
            case SealingException.Unavailable away ->
                ProblemException.unavailable(
                        "data-keys-unavailable",
                        "The tenants' data keys cannot be had now; this attempt stored nothing.",
                        SOON);
            case SealingException.NotOpened damaged -> unusable(tenant, damaged);
            case SealingException.KeyNotFound missing -> unusable(tenant, missing);
            case SealingException.KeyDamaged damaged -> unusable(tenant, damaged);
            case SealingException.KekMissing missing -> unusable(tenant, missing);
        };
    }

    private static ProblemException unusable(String tenant, SealingException e) {
        log.error("The data key of {} cannot be used: {}", tenant, e.getMessage());
        return ProblemException.unavailable(
                "data-key-unusable",
                "The data key of " + tenant
                        + " cannot be used, and an operator must look; this attempt stored nothing.",
                SOON);
    }

    private static ProblemException problem(AppendException e) {
        return switch (e) {
            case AppendException.SequenceTaken taken -> overtaken();
            case AppendException.GuardBroken broken -> overtaken();
            case AppendException.Fenced fenced ->
                new ProblemException(
                        HttpStatus.CONFLICT,
                        "request-given-up",
                        "This request was given up while its outcome was unknown, and was not stored. Send it anew,"
                                + " with another " + Origins.IDEMPOTENCY_KEY + ".");
            case AppendException.QueueFull full ->
                ProblemException.unavailable("overloaded", "Too many commands at once; try again.", SOON);
            case AppendException.NotStored notStored -> unavailable();
            case AppendException.OutcomeUnknown unknown ->
                ProblemException.unavailable(
                        "outcome-unknown",
                        "It is not known whether this was stored. Repeat the request with the same "
                                + Origins.IDEMPOTENCY_KEY + ", or look.",
                        SOON);
        };
    }

    private static ProblemException stale(String tenant, ConflictingAggregateVersionException e) {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "stale-version",
                tenant + " has changed: its version is " + (e.getActualVersion() + 1) + ".",
                new Fault(
                        HttpHeaders.IF_MATCH,
                        "\"" + (e.getExpectedVersion() + 1) + "\"",
                        "\"" + (e.getActualVersion() + 1) + "\""));
    }

    private static ProblemException overtaken() {
        return new ProblemException(
                HttpStatus.CONFLICT, "concurrent-change", "Others kept changing the same tenants; try again.");
    }

    private static ProblemException unavailable() {
        return ProblemException.unavailable(
                "log-unavailable", "The event log cannot be written now; this attempt stored nothing.", SOON);
    }

    private static String message(RuleBroken rule) {
        return String.valueOf(rule.getMessage());
    }
}
