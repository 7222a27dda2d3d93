package org.tenantry.benchmarks.reads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.HttpConnection;
import org.tenantry.benchmarks.api.Import;
import org.tenantry.benchmarks.api.ReadSide;
import org.tenantry.benchmarks.api.Request;

/** Roots with cities, and behind each city its departments. More of them are made as they are needed. */
final class SearchedTenants {
    /** With fewer, a page would not be full. */
    static final int FEWEST = 1_000;

    private static final int ROOTS = 16;

    /** A city, and its departments. */
    private static final int OF_A_CITY = 20;

    private final Api api;
    private int made;

    SearchedTenants(Api api) {
        this.api = api;
    }

    /** Makes as many as are missing, and waits until they are found. */
    void grow(int tenants) throws InterruptedException {
        ReadSide readSide = new ReadSide();
        Import.run(
                api,
                IntStream.range(made, tenants).mapToObj(SearchedTenants::line).toList(),
                readSide::expect);
        if (made == 0) {
            suspendSome(readSide);
        }
        made = tenants;
        try (HttpConnection connection = api.connect()) {
            readSide.awaitCaughtUp(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A city, and a page's worth of departments. */
    private void suspendSome(ReadSide readSide) {
        Stream<String> departments = IntStream.range(0, FEWEST)
                .filter(number -> number % ROOTS == 1 && kind(number).equals("department"))
                .mapToObj(SearchedTenants::id);
        Stream.concat(Stream.of(city(2, 0)), departments)
                .map(id -> api.ask(Request.post("/v1/tenants/" + id + "/suspend", "{\"reason\": \"bills unpaid\"}")))
                .forEach(answer -> readSide.expect(answer.position()));
    }

    static String root(int number) {
        return "reads%02d".formatted(number);
    }

    static String city(int root, int number) {
        return root(root) + ".city-" + number;
    }

    /** Each tenant has a number, and those above it have smaller ones. */
    static String id(int number) {
        int place = number / ROOTS; // in its tree
        if (place == 0) {
            return root(number);
        }
        String city = city(number % ROOTS, (place - 1) / OF_A_CITY);
        int department = (place - 1) % OF_A_CITY;
        return department == 0 ? city : city + ".department-" + department;
    }

    private static String line(int number) {
        return """
                {"id": "%s", "name": "Water Board t%08d", "kind": "%s", "locale": "pa-IN", "timeZone": "Asia/Kolkata",\
                 "labels": {"region": "%s", "team": "%s"}}""".formatted(
                        id(number),
                        number,
                        kind(number),
                        number / ROOTS % 2 == 0 ? "north" : "south",
                        number < FEWEST && number % 20 == 0 ? "ten" : "other");
    }

    private static String kind(int number) {
        return switch (id(number).split("\\.", -1).length) {
            case 1 -> "state";
            case 2 -> "city";
            default -> "department";
        };
    }
}
