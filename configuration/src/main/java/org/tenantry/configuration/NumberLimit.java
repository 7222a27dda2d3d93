package org.tenantry.configuration;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/**
 * The keywords that limit numbers. The validator's own compare integers as longs, and break on those that are none,
 * such as 1e20.
 */
final class NumberLimit extends AbstractKeyword {
    static final List<Keyword> ALL = List.of(
            new NumberLimit("minimum", order -> order >= 0),
            new NumberLimit("maximum", order -> order <= 0),
            new NumberLimit("exclusiveMinimum", order -> order > 0),
            new NumberLimit("exclusiveMaximum", order -> order < 0));

    private final IntPredicate fits;

    /** @param fits how a number and the limit may compare */
    private NumberLimit(String name, IntPredicate fits) {
        super(name);
        this.fits = fits;
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode limit, Schema schema, SchemaContext context) {
        return new Validator(this, limit, schema, location, context);
    }

    private static final class Validator extends BaseKeywordValidator {
        private final IntPredicate fits;
        private final BigDecimal limit;

        Validator(NumberLimit keyword, JsonNode limit, Schema schema, SchemaLocation location, SchemaContext context) {
            super(keyword, limit, location, schema, context);
            this.fits = keyword.fits;
            this.limit = limit.decimalValue();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath where) {
            if (value.isNumber() && !fits.test(value.decimalValue().compareTo(limit))) {
                context.addError(error().instanceNode(value)
                        .instanceLocation(where)
                        .evaluationPath(context.getEvaluationPath())
                        .arguments(limit)
                        .build());
            }
        }
    }
}
