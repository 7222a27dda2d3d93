package org.tenantry.query;

import com.mongodb.MongoException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tenantry.http.ProblemException;

/** Answers 503 while the read models cannot be read. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ReadModelsAway {
    private static final Duration SOON = Duration.ofSeconds(1);

    @ExceptionHandler
    Object away(MongoException e) {
        return ProblemException.unavailable("read-models-unavailable", "The read models cannot be read now.", SOON)
                .asResponse();
    }
}
