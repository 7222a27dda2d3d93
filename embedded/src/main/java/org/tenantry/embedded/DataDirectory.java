package org.tenantry.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a server has its data: a directory that is kept, or a temporary one that closing deletes. */
record DataDirectory(Path path, boolean temporary) implements AutoCloseable {
    /** The directory given, created if absent; a temporary one for null. */
    static DataDirectory of(@Nullable Path kept) throws IOException {
        return kept == null
                ? new DataDirectory(Files.createTempDirectory("tenantry-"), true)
                : new DataDirectory(Files.createDirectories(kept), false);
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.walkFileTree(path, new Delete());
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
