package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class TenantInLogsTest {
    private final TenantInLogs logs = new TenantInLogs();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void nothingIsLeft() {
        logs.afterCompletion(request, response, this, null);

        assertThat(MDC.get("tenant")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "pb.amritsar_2-x, pb.amritsar_2-x",
        "pb\u001b[31m, pb?[31m",
        "a\u007fb\u009bc, a?b?c",
        "a\u2028b\u202ec, a?b?c"
    })
    void whatAPathNamesIsThereWithoutWhatIsNotPlain(String named, String logged) {
        assertThat(inLogs(named)).isEqualTo(logged);
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "201, 200", "8000, 200"})
    void itIsNoLongerThanATenantsId(int length, int logged) {
        assertThat(inLogs("a".repeat(length))).hasSize(logged);
    }

    private String inLogs(String named) {
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", named));
        logs.preHandle(request, response, this);
        return MDC.get("tenant");
    }
}
