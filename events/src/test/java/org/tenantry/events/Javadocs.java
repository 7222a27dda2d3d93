package org.tenantry.events;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say of types and fields, as plain text: written once, in the Javadoc, and published from there. */
final class Javadocs {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "tenantry", "events");

    /** By {@code Type} for a type, {@code Type#name} for a parameter or method of it. */
    private final Map<String, String> texts = new HashMap<>();

    private Javadocs() {}

    static Javadocs ofEvents() throws IOException {
        Javadocs javadocs = new Javadocs();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> sources = Files.list(SOURCES);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources.toList()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                javadocs.new Scan(docs).scan(unit, null);
            }
        }
        return javadocs;
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(texts.get(type.getSimpleName()));
    }

    /** What is said of a record's component: by its {@code @param}, else by an accessor that it implements. */
    Optional<String> of(Field component) {
        Class<?> owner = component.getDeclaringClass();
        return Stream.concat(Stream.of(owner), Stream.of(owner.getInterfaces()))
                .map(type -> texts.get(type.getSimpleName() + "#" + component.getName()))
                .filter(text -> text != null)
                .findFirst();
    }

    private final class Scan extends TreePathScanner<Void, @Nullable Void> {
        private final DocTrees docs;
        private String type = "";

        Scan(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = type;
            type = tree.getSimpleName().toString();
            comment().ifPresent(comment -> {
                texts.put(type, text(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        texts.put(type + "#" + param.getName(), text(param.getDescription()));
                    }
                }
            });
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            comment().ifPresent(comment -> texts.put(type + "#" + tree.getName(), text(comment.getFullBody())));
            return super.visitMethod(tree, null);
        }

        private Optional<DocCommentTree> comment() {
            return Optional.ofNullable(docs.getDocCommentTree(getCurrentPath()));
        }
    }

    private static String text(List<? extends DocTree> trees) {
        return trees.stream()
                .map(Javadocs::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree tree) {
        return switch (tree) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link -> link.getReference().getSignature();
            default -> " ";
        };
    }
}
