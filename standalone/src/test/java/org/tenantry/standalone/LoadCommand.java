package org.tenantry.standalone;

import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.guarantees.Acknowledged;
import org.tenantry.testkit.guarantees.Place;

/**
 * A command of a load: it sets a name that no other sets, and makes one event.
 *
 * @param mark the name, as it stands in the event's payload
 */
record LoadCommand(int number, String tenant, boolean creates, String mark) {
    static LoadCommand create(int number, String tenant) {
        return new LoadCommand(number, tenant, true, "\"made by " + number + "\"");
    }

    static LoadCommand change(int number, String tenant) {
        return new LoadCommand(number, tenant, false, "\"changed by " + number + "\"");
    }

    /** May be sent again: it takes effect once. */
    Answer sendTo(Api api) {
        String key = "load-" + number;
        return creates
                ? api.post(
                        "/v1/tenants",
                        "{\"id\": \"%s\", \"name\": %s, \"kind\": \"city\"}".formatted(tenant, mark),
                        "Idempotency-Key",
                        key)
                : api.patch("/v1/tenants/" + tenant, "{\"name\": %s}".formatted(mark), "Idempotency-Key", key);
    }

    Acknowledged acknowledgedBy(Answer answer) {
        String[] position = answer.position().split("-", 2);
        return new Acknowledged(new Place(Integer.parseInt(position[0]), Long.parseLong(position[1]), tenant), mark);
    }
}
