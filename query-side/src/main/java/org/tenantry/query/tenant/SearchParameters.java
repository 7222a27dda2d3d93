package org.tenantry.query.tenant;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.http.InstantParameter;
import org.tenantry.http.PageSize;
import org.tenantry.query.history.AsOf;

/**
 * The parameters of a search, as they were sent. Examples are in the descriptions: the page that tries the API
 * would send them all.
 */
record SearchParameters(
        @Parameter(
                description =
                        "beginnings of words in name, id or domains, such as 'amrit'; case and accents do not matter",
                schema = @Schema(minLength = 1, maxLength = SearchRequest.MAX_TEXT))
        @Nullable String text,

        @Parameter(description = "such as 'city'") @Nullable String kind,

        @Parameter(
                description = "the tenant's own, in upper or lower case",
                schema = @Schema(implementation = TenantStatus.class))
        @Nullable String status,

        @Parameter(
                description = "what it is in effect: the worst of its own and those above it",
                schema = @Schema(implementation = TenantStatus.class))
        @Nullable String effectiveStatus,

        @Parameter(description = "the tenant directly above, such as 'pb'") @Nullable String parent,

        @Parameter(description = "true: tenants without a parent only", schema = @Schema(type = "boolean")) @Nullable String roots,

        @Parameter(description = "the root of a subtree, itself included, such as 'pb'") @Nullable String under,

        @Parameter(
                description =
                        "a label's key and value, such as 'tier:gold'; several times: all of them must be there, at"
                                + " most " + SearchRequest.MAX_LABELS,
                array =
                        @ArraySchema(
                                maxItems = SearchRequest.MAX_LABELS,
                                schema = @Schema(pattern = SearchRequest.LABEL_FORM)))
        List<String> label,

        @Parameter(
                description = "created then or later, such as '" + InstantParameter.EXAMPLE + "'",
                schema = @Schema(type = "string", format = "date-time"))
        @Nullable String createdFrom,

        @Parameter(description = "created before that", schema = @Schema(type = "string", format = "date-time"))
        @Nullable String createdBefore,

        @Parameter(description = "last changed then or later", schema = @Schema(type = "string", format = "date-time"))
        @Nullable String updatedFrom,

        @Parameter(description = "last changed before that", schema = @Schema(type = "string", format = "date-time"))
        @Nullable String updatedBefore,

        @Parameter(
                description = "such as 'pb.amritsar'; several times: any of them, at most " + PageSize.MAX
                        + ". Those that there are not, or that the caller does not see, are left out",
                array = @ArraySchema(maxItems = PageSize.MAX, schema = @Schema(type = "string")))
        List<String> id,

        @Parameter(
                description = "'id' unless given; with '-' before it descending; by name without case and accents",
                schema =
                        @Schema(
                                allowableValues = {
                                    "id",
                                    "-id",
                                    "name",
                                    "-name",
                                    "createdAt",
                                    "-createdAt",
                                    "updatedAt",
                                    "-updatedAt"
                                }))
        @Nullable String sort,

        @Parameter(description = PageSize.DESCRIPTION + "; " + PageSize.MAX + " unless given where ids are named")
        @Nullable String limit,

        @Parameter(description = "what 'next' was in the answer to the same query") @Nullable String cursor,

        @Parameter(
                description = "true: tell how many are found in all, up to 10,000",
                schema = @Schema(type = "boolean"))
        @Nullable String count,

        @Parameter(
                description = AsOf.DESCRIPTION + ", such as '" + AsOf.EXAMPLE
                        + "'; with under, id, limit and cursor only, in the order of ids")
        @Nullable String at) {}
