package org.tenantry.query.tenant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.Flag;
import org.tenantry.http.InstantParameter;
import org.tenantry.http.PageSize;
import org.tenantry.http.ProblemException;
import org.tenantry.query.tenant.Criterion.Before;
import org.tenantry.query.tenant.Criterion.ChildOf;
import org.tenantry.query.tenant.Criterion.From;
import org.tenantry.query.tenant.Criterion.InEffect;
import org.tenantry.query.tenant.Criterion.Kind;
import org.tenantry.query.tenant.Criterion.Labelled;
import org.tenantry.query.tenant.Criterion.Moment;
import org.tenantry.query.tenant.Criterion.OneOf;
import org.tenantry.query.tenant.Criterion.Root;
import org.tenantry.query.tenant.Criterion.Status;
import org.tenantry.query.tenant.Criterion.Text;
import org.tenantry.query.tenant.Criterion.Under;
import org.tenantry.query.tenant.Order.Place;

/**
 * A search as it is asked for.
 *
 * @param after where the page begins; empty for the first
 * @param limit how many a page has
 * @param counts whether it is to be told how many there are in all
 */
record SearchRequest(TenantSearch search, Optional<Place> after, int limit, boolean counts) {
    static final int MAX_LABELS = 10;
    static final int MAX_TEXT = 200;
    static final String LABEL_FORM = "([^:]+):([\\s\\S]*)";
    private static final int MAX_WORDS = 8;
    private static final String STATUSES = "one of "
            + Arrays.stream(TenantStatus.values()).map(TenantStatus::name).collect(Collectors.joining(", "));
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern LABEL = Pattern.compile(LABEL_FORM);

    /** What was read so far of the parameters, and what is wrong with them. */
    private record Reading(Set<Criterion> criteria, List<Fault> faults) {
        void add(
                String parameter,
                @Nullable String value,
                Function<String, Optional<? extends Criterion>> read,
                String expected) {
            if (value != null) {
                read.apply(value)
                        .ifPresentOrElse(criteria::add, () -> faults.add(new Fault(parameter, value, expected)));
            }
        }
    }

    /**
     * Checks the parameters.
     *
     * @throws ProblemException 400 with each that is not as expected
     */
    static SearchRequest of(SearchParameters sent) {
        boolean onlyRoots = Flag.isSet("roots", sent.roots());
        boolean counts = Flag.isSet("count", sent.count());
        int limit = limit(sent);
        Reading reading = new Reading(new HashSet<>(), new ArrayList<>());
        if (onlyRoots) {
            reading.criteria().add(new Root());
        }
        readWhat(sent, reading);
        readWhere(sent, reading);
        readWhen(reading, Moment.CREATED, "created", sent.createdFrom(), sent.createdBefore());
        readWhen(reading, Moment.UPDATED, "updated", sent.updatedFrom(), sent.updatedBefore());
        Optional<Order> order = sent.sort() == null ? Optional.of(Order.BY_ID) : Order.parse(sent.sort());
        if (order.isEmpty()) {
            reading.faults().add(new Fault("sort", sent.sort(), Order.EXPECTED));
        }
        if (!reading.faults().isEmpty()) {
            throw ProblemException.invalid(reading.faults());
        }
        TenantSearch search = new TenantSearch(reading.criteria(), order.orElseThrow());
        return new SearchRequest(
                search, Optional.ofNullable(sent.cursor()).map(cursor -> Cursor.read(search, cursor)), limit, counts);
    }

    private static void readWhat(SearchParameters sent, Reading reading) {
        reading.add(
                "text",
                sent.text(),
                SearchRequest::text,
                "1 to " + MAX_WORDS + " words, at most " + MAX_TEXT + " characters");
        reading.add(
                "kind",
                sent.kind(),
                SearchRequest::kind,
                "a kind such as city: 1 to 63 of a-z, 0-9 and '-', beginning with a letter");
        reading.add("status", sent.status(), name -> status(name).map(Status::new), STATUSES);
        reading.add(
                "effectiveStatus", sent.effectiveStatus(), name -> status(name).map(InEffect::new), STATUSES);
        sent.label()
                .forEach(label ->
                        reading.add("label", label, SearchRequest::label, "a key, ':' and a value, such as tier:gold"));
        if (sent.label().size() > MAX_LABELS) {
            reading.faults().add(new Fault("label", sent.label().size() + " labels", "at most " + MAX_LABELS));
        }
    }

    private static void readWhere(SearchParameters sent, Reading reading) {
        reading.add(
                "parent",
                sent.parent(),
                id -> tenant(id).map(ChildOf::new),
                TenantId.EXPECTED + "; roots=true is for tenants without a parent");
        Optional.ofNullable(sent.under()).map(Under::new).ifPresent(reading.criteria()::add);
        reading.faults().addAll(faultsOfIds(sent));
        if (!sent.id().isEmpty()) {
            reading.criteria().add(new OneOf(Set.copyOf(sent.id())));
        }
    }

    /** What is wrong with the ids that are named, and with that of a subtree. */
    static List<Fault> faultsOfIds(SearchParameters sent) {
        List<Fault> faults = new ArrayList<>();
        if (sent.under() != null && !TenantId.isValid(sent.under())) {
            faults.add(new Fault("under", sent.under(), TenantId.EXPECTED));
        }
        sent.id().stream()
                .filter(id -> !TenantId.isValid(id))
                .forEach(id -> faults.add(new Fault("id", id, TenantId.EXPECTED)));
        if (sent.id().size() > PageSize.MAX) {
            faults.add(new Fault("id", sent.id().size() + " ids", "at most " + PageSize.MAX));
        }
        return faults;
    }

    /** How many a page has: all that are named, unless something else is said. */
    static int limit(SearchParameters sent) {
        return sent.limit() == null && !sent.id().isEmpty() ? PageSize.MAX : PageSize.of(sent.limit());
    }

    private static void readWhen(
            Reading reading, Moment moment, String name, @Nullable String from, @Nullable String before) {
        String first = name + "From";
        reading.add(
                first,
                from,
                text -> InstantParameter.parse(text).map(at -> new From(moment, at)),
                InstantParameter.EXPECTED);
        reading.add(
                name + "Before",
                before,
                text -> InstantParameter.parse(text).map(at -> new Before(moment, at)),
                InstantParameter.EXPECTED);
        Optional<Instant> begin = Optional.ofNullable(from).flatMap(InstantParameter::parse);
        Optional<Instant> end = Optional.ofNullable(before).flatMap(InstantParameter::parse);
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            reading.faults().add(new Fault(name + "Before", before, "an instant after that of " + first));
        }
    }

    private static Optional<Text> text(String text) {
        List<String> words = Words.of(text);
        return text.length() <= MAX_TEXT && !words.isEmpty() && words.size() <= MAX_WORDS
                ? Optional.of(new Text(words))
                : Optional.empty();
    }

    private static Optional<Kind> kind(String kind) {
        return KIND.matcher(kind).matches() ? Optional.of(new Kind(kind)) : Optional.empty();
    }

    private static Optional<TenantStatus> status(String name) {
        return Arrays.stream(TenantStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<Labelled> label(String label) {
        Matcher matcher = LABEL.matcher(label);
        return matcher.matches() ? Optional.of(new Labelled(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private static Optional<String> tenant(String id) {
        return Optional.of(id).filter(TenantId::isValid);
    }
}
