package org.tenantry.http;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tenantry.http.openapi.OpenApiConfiguration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Problems, and strict, bounded reading of requests. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, OpenApiConfiguration.class})
public class HttpConfiguration implements WebMvcConfigurer {
    private static final long MAX_BODY_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 200;
    private static final Set<CoercionInputShape> NO_STRINGS =
            Set.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    private static final Set<CoercionInputShape> NO_INTEGERS = Set.of(
            CoercionInputShape.Float,
            CoercionInputShape.Boolean,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString);
    private static final Set<CoercionInputShape> NO_FLAGS = Set.of(
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString);

    /** A field given twice, a number for a string, anything unknown: refused, never guessed at. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(LogicalType.Textual, strings -> refuse(strings, NO_STRINGS))
                .withCoercionConfig(LogicalType.Integer, numbers -> refuse(numbers, NO_INTEGERS))
                .withCoercionConfig(LogicalType.Boolean, flags -> refuse(flags, NO_FLAGS));
    }

    private static void refuse(MutableCoercionConfig config, Set<CoercionInputShape> shapes) {
        shapes.forEach(shape -> config.setCoercion(shape, CoercionAction.Fail));
    }

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return builder -> builder.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<FilterProblems> filterProblems(ProblemWriter problems) {
        FilterRegistrationBean<FilterProblems> filter = new FilterRegistrationBean<>(new FilterProblems(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 99);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ObjectProvider<LargeBody> larger, ProblemWriter problems) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(
                new BodyLimit(MAX_BODY_BYTES, larger.stream().toList(), problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> serverProblems(ProblemWriter problems) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerProblems(problems)));
    }

    /** Whatever else could be written by what is on the class path: it would be read without the bounds of JSON. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(one -> one instanceof AbstractJacksonHttpMessageConverter
                        && !(one instanceof JacksonJsonHttpMessageConverter)));
    }

    @Bean
    WebMvcRegistrations jsonAnswers() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new JsonAnswers();
            }
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterRecords());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TenantInLogs());
        registry.addInterceptor(new QueryParameters());
    }
}
