package org.tenantry.query.tenant;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.tenantry.access.Scope;
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
import org.tenantry.query.tenant.Order.By;
import org.tenantry.query.tenant.TreeModel.Tenant;

/** A search, and what it finds by looking at every tenant there is. */
record SearchModel(Scope scope, TenantSearch search) {
    private static final List<String> TYPED =
            List.of("amri", "citta", "zur", "ਪਾ", "9", "pb", "pbx", "a", "b", "exam", "org", "ward", "x");

    private static final Collator NAMES = names();

    private static Collator names() {
        Collator collator = Collator.getInstance(ULocale.ROOT);
        collator.setStrength(Collator.PRIMARY);
        return collator.freeze();
    }

    static SearchModel random(Random random, Instant someTime) {
        Set<Criterion> criteria = new HashSet<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            criteria.add(criterion(random, someTime));
        }
        Order order = new Order(any(random, List.of(By.values())), random.nextBoolean());
        return new SearchModel(scope(random), new TenantSearch(criteria, order));
    }

    private static Scope scope(Random random) {
        if (random.nextInt(3) == 0) {
            return new Scope.Platform();
        }
        Set<String> roots = new HashSet<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            String root = Step.tenant(random);
            roots.removeIf(other -> isWithin(other, root));
            if (roots.stream().noneMatch(other -> isWithin(root, other))) {
                roots.add(root);
            }
        }
        return new Scope.Subtrees(roots);
    }

    private static Criterion criterion(Random random, Instant someTime) {
        Moment moment = any(random, List.of(Moment.values()));
        Instant instant = someTime.plusMillis(random.nextInt(60));
        TenantStatus status = any(random, List.of(TenantStatus.values()));
        return switch (random.nextInt(16)) {
            case 0, 1, 2 ->
                new Text(Words.of(any(random, TYPED) + " " + (random.nextBoolean() ? "" : any(random, TYPED))));
            case 3 -> new Kind(any(random, TreeModel.KINDS));
            case 4 -> new Status(status);
            case 5, 6, 7, 8 -> new InEffect(status);
            case 9 -> new ChildOf(Step.tenant(random));
            case 10 -> new Root();
            case 11 -> new Under(Step.tenant(random));
            case 12 -> new Labelled(any(random, TreeModel.LABEL_KEYS), any(random, TreeModel.LABEL_VALUES));
            case 13 -> new From(moment, instant);
            case 14 -> new Before(moment, instant);
            default ->
                new OneOf(Set.copyOf(
                        Stream.generate(() -> Step.tenant(random)).limit(12).toList()));
        };
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** All that is found, in order. */
    List<String> found(TreeModel tree) {
        return tree.tenants().stream()
                .filter(tenant -> finds(tenant, tree))
                .sorted(order())
                .map(tenant -> tenant.id)
                .toList();
    }

    boolean finds(Tenant tenant, TreeModel tree) {
        return isInScope(tenant) && search.criteria().stream().allMatch(criterion -> holds(criterion, tenant, tree));
    }

    private boolean isInScope(Tenant tenant) {
        return switch (scope) {
            case Scope.Platform platform -> true;
            case Scope.Subtrees subtrees -> subtrees.roots().stream().anyMatch(root -> isWithin(tenant.id, root));
        };
    }

    private static boolean holds(Criterion criterion, Tenant tenant, TreeModel tree) {
        return switch (criterion) {
            case Text text ->
                text.words().stream().allMatch(word -> words(tenant).anyMatch(of -> of.startsWith(word)));
            case Kind kind -> tenant.kind.equals(kind.kind());
            case Status status -> tenant.status == status.status();
            case InEffect effective -> tree.inEffect(tenant) == effective.status();
            case ChildOf child ->
                tenant.id.contains(".")
                        && tenant.id.substring(0, tenant.id.lastIndexOf('.')).equals(child.parent());
            case Root root -> !tenant.id.contains(".");
            case Under under -> isWithin(tenant.id, under.root());
            case Labelled label -> label.value().equals(tenant.labels.get(label.key()));
            case From from -> !time(from.moment(), tenant).isBefore(from.instant());
            case Before before -> time(before.moment(), tenant).isBefore(before.instant());
            case OneOf ids -> ids.ids().contains(tenant.id);
        };
    }

    private static Stream<String> words(Tenant tenant) {
        Stream<String> ofDomains = tenant.domains.stream().flatMap(domain -> Arrays.stream(domain.split("\\.", -1)));
        Stream<String> ofId = Arrays.stream(tenant.id.split("[.-]", -1));
        return Stream.of(TreeModel.NAMES.getOrDefault(tenant.name, List.of()).stream(), ofId, ofDomains)
                .flatMap(words -> words);
    }

    private static Instant time(Moment moment, Tenant tenant) {
        return moment == Moment.CREATED ? tenant.created : tenant.updated;
    }

    private Comparator<Tenant> order() {
        Comparator<Tenant> first = switch (search.order().by()) {
            case ID -> Comparator.comparing(tenant -> tenant.id);
            case NAME -> (one, other) -> NAMES.compare(one.name, other.name);
            case CREATED -> Comparator.comparing(tenant -> tenant.created);
            case UPDATED -> Comparator.comparing(tenant -> tenant.updated);
        };
        Comparator<Tenant> order = first.thenComparing(tenant -> tenant.id);
        return search.order().descending() ? order.reversed() : order;
    }

    /** What a tenant's place in the order depends on. */
    Object place(Tenant tenant) {
        return switch (search.order().by()) {
            case ID -> tenant.id;
            case NAME -> tenant.name;
            case CREATED -> tenant.created;
            case UPDATED -> tenant.updated;
        };
    }

    private static boolean isWithin(String tenant, String subtree) {
        return tenant.equals(subtree) || tenant.startsWith(subtree + ".");
    }
}
