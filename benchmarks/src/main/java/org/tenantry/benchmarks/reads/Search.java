package org.tenantry.benchmarks.reads;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is searched for. Each finds as many on its first page however many {@link SearchedTenants} there are. */
enum Search {
    RARE_WORD("text, 1 has it", "text=t00000777"),
    TWO_WORDS("text, 2 words, 10 have both", "text=water+t0000077"),
    COMMON_WORD("text, all have it", "text=water"),
    KIND("kind", "kind=department"),
    STATUS("status", "status=suspended"),
    IN_EFFECT("effective status of few", "effectiveStatus=suspended"),
    ACTIVE("effective status of most", "effectiveStatus=active"),
    PARENT("parent", "parent=" + SearchedTenants.city(3, 1)),
    ROOTS("roots", "roots=true"),
    SUBTREE("subtree", "under=" + SearchedTenants.root(3)),
    RARE_LABEL("label, 50 have it", "label=team:ten"),
    COMMON_LABEL("label, half have it", "label=region:north"),
    TIME("time, sorted by it", "createdFrom=2026-01-01T00:00:00Z&sort=createdAt"),
    IDS(
            "20 ids",
            IntStream.range(0, 20)
                    .mapToObj(number -> "id=" + SearchedTenants.id(number * 37))
                    .collect(Collectors.joining("&"))),
    BY_NAME("all, sorted by name", "sort=-name"),
    SUBTREE_BY_NAME("subtree, sorted by name", "under=" + SearchedTenants.root(3) + "&sort=name"),
    TWO_FILTERS("kind and label", "kind=department&label=region:north"),
    COUNTED("label, and counted", "label=team:ten&count=true");

    private final String words;
    private final String query;

    Search(String words, String query) {
        this.words = words;
        this.query = query;
    }

    /** As behind the question mark of a URL. */
    String query() {
        return query;
    }

    @Override
    public String toString() {
        return words;
    }
}
