package org.tenantry.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Answers with a problem, too, what the server refuses by itself, before any filter is reached. */
final class ServerProblems extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ServerProblems.class);

    private final ProblemWriter problems;

    ServerProblems(ProblemWriter problems) {
        this.problems = problems;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() >= Response.SC_BAD_REQUEST
                && response.getContentWritten() == 0
                && response.setErrorReported()
                && isOpen(response)) {
            write(response);
        }
    }

    private static boolean isOpen(Response response) {
        AtomicBoolean open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        return open.get();
    }

    private static ProblemException problem(HttpStatus status) {
        if (status.is5xxServerError()) {
            return ProblemException.unexpected();
        }
        return ProblemException.of(
                status,
                status == HttpStatus.BAD_REQUEST
                        ? "The request is not HTTP as it is read here, or its headers are too large."
                        : status.getReasonPhrase());
    }

    private void write(Response response) {
        try {
            problems.write(response, problem(HttpStatus.valueOf(response.getStatus())));
            response.finishResponse();
        } catch (IOException e) {
            log.debug("Who asked is gone", e);
        }
    }
}
