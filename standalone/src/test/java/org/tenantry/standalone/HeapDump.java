package org.tenantry.standalone;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tenantry.testkit.JavaProcess;

/** All that lives in the heap of another JVM, buffers included, to look for what must not be there. */
final class HeapDump {
    private static final int PATIENCE_SECONDS = 60;
    private static final int AROUND = 40;

    private final Path file;

    private HeapDump(Path file) {
        this.file = file;
    }

    /**
     * What holds a text.
     *
     * @param type of array, such as {@code byte[]}, or {@code object}
     * @param length of the array
     * @param form in which it is there
     * @param text it, and what stands around
     */
    record Holder(String type, int length, String form, String text) {}

    /** Has a process write down what is reachable, after a collection, in a new file in a directory. */
    static HeapDump of(JavaProcess process, Path directory) {
        Path file = directory.resolve("heap-%d-%d.hprof".formatted(process.pid(), System.nanoTime()));
        Path said = directory.resolve("jcmd.log");
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process dumping = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.heap_dump", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!dumping.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || dumping.exitValue() != 0) {
                dumping.destroyForcibly();
                throw new AssertionError("no heap was dumped: " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new HeapDump(file);
    }

    /**
     * What holds some texts of ASCII characters, by text: as it is, in UTF-16, either within Base64, or, if it is a number,
     * as a long.
     */
    Map<String, List<Holder>> holdersOf(String... texts) {
        Map<String, List<Holder>> holders = new HashMap<>();
        Map<String, Map<String, String>> forms = new HashMap<>();
        for (String text : texts) {
            holders.put(text, new ArrayList<>());
            forms.put(text, formsOf(text));
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer dump = channel.map(MapMode.READ_ONLY, 0, channel.size());
            new HprofReader(dump, (type, length, bytes) -> {
                        String content = new String(bytes, StandardCharsets.ISO_8859_1);
                        holders.forEach((text, found) -> requireNonNull(forms.get(text))
                                .forEach((name, form) -> {
                                    int at = content.indexOf(form);
                                    if (at >= 0) {
                                        found.add(new Holder(type, length, name, around(content, at, form.length())));
                                    }
                                }));
                    })
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return holders;
    }

    private static String around(String content, int at, int length) {
        return content.substring(Math.max(0, at - AROUND), Math.min(content.length(), at + length + AROUND))
                .replace("\0", "");
    }

    /** The bytes of each form, a character for each. */
    private static Map<String, String> formsOf(String text) {
        Map<String, String> forms = new TreeMap<>();
        addEncoded("", text, forms);
        for (int before = 0; before < 3; before++) {
            addEncoded("Base64 after %d in ".formatted(before), base64(text, before), forms);
        }
        if (text.matches("[0-9]+")) {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                    .putLong(Long.parseLong(text))
                    .array();
            forms.put("long", new String(bytes, StandardCharsets.ISO_8859_1));
        }
        return forms;
    }

    /** UTF-16 without the zero at one end, so that it is the same in either byte order. */
    private static void addEncoded(String prefix, String text, Map<String, String> forms) {
        forms.put(prefix + "Latin-1", text);
        forms.put(prefix + "UTF-16", String.join("\0", text.split("")));
    }

    /** As much of a text's Base64 as is the same whatever stands around it, after so many bytes modulo three. */
    private static String base64(String text, int before) {
        byte[] bytes = (" ".repeat(before) + text).getBytes(StandardCharsets.US_ASCII);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return encoded.substring((before * 8 + 5) / 6, bytes.length * 8 / 6);
    }
}
