package org.tenantry.query;

import com.mongodb.MongoException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tenantry.http.ProblemException;
import org.tenantry.query.lookup.LookupBehindException;
import org.tenantry.sealing.SealingException;

/** Answers 503 while the read models cannot be read. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ReadModelsAway {
    private static final Logger log = LoggerFactory.getLogger(ReadModelsAway.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @ExceptionHandler
    Object away(MongoException e) {
        return ProblemException.unavailable("read-models-unavailable", "The read models cannot be read now.", SOON)
                .asResponse();
    }

    @ExceptionHandler
    Object behind(LookupBehindException e) {
        return ProblemException.unavailable("projection-behind", e.getMessage() + ".", SOON)
                .asResponse();
    }

    @ExceptionHandler
    Object noKeys(SealingException e) {
        log.error("Something sealed cannot be opened: {}", e.getMessage());
        return ProblemException.unavailable("data-keys-unavailable", "What is sealed cannot be opened now.", SOON)
                .asResponse();
    }
}
