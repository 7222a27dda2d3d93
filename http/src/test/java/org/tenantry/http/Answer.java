package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
record Answer(int status, String contentType, String text, HttpResponse<String> response) {
    static Answer of(HttpResponse<String> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), contentType, response.body(), response);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    String detail() {
        return json().path("detail").asString();
    }

    List<Fault> faults() {
        return json().path("errors")
                .valueStream()
                .map(fault -> new Fault(
                        fault.path("field").asString(),
                        fault.has("value") ? fault.path("value").asString() : null,
                        fault.path("expected").asString()))
                .toList();
    }

    /** Checks all that every problem has. */
    Answer isProblem(int status, String code) {
        assertThat(this).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.json().path("code").asString()).isEqualTo(code);
            assertThat(answer.json().path("type").asString()).isEqualTo("urn:tenantry:problem:" + code);
            assertThat(answer.json().path("status").asInt()).isEqualTo(status);
            assertThat(answer.json().path("title").asString()).isNotEmpty();
            assertThat(answer.detail()).isNotEmpty();
        });
        return this;
    }

    ObjectAssert<Fault> onlyFault() {
        assertThat(faults()).hasSize(1);
        return assertThat(faults().get(0));
    }
}
