package org.tenantry.standalone;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Reads a heap dump, as a 64-bit JVM writes it (HPROF 1.0.2): what arrays of primitives hold, strings' among them, and
 * what objects hold in fields.
 */
final class HprofReader {
    private static final int HEAP_DUMP = 0x0C;
    private static final int HEAP_DUMP_SEGMENT = 0x1C;
    private static final int CLASS = 0x20;
    private static final int OBJECT = 0x21;
    private static final int OBJECT_ARRAY = 0x22;
    private static final int PRIMITIVE_ARRAY = 0x23;

    /** By tag, how long the record is that says why something is reachable. */
    private static final Map<Integer, Integer> ROOTS =
            Map.of(0xFF, 8, 0x01, 16, 0x02, 16, 0x03, 16, 0x04, 12, 0x05, 8, 0x06, 12, 0x07, 8, 0x08, 16);

    /** By the number that stands for it. */
    private static final Map<Integer, Type> TYPES = Map.of(
            2, new Type("object", 8),
            4, new Type("boolean", 1),
            5, new Type("char", 2),
            6, new Type("float", 4),
            7, new Type("double", 8),
            8, new Type("byte", 1),
            9, new Type("short", 2),
            10, new Type("int", 4),
            11, new Type("long", 8));

    private record Type(String name, int bytes) {}

    /** Is told of everything that holds something. */
    interface Visitor {
        /**
         * Something with so many elements, or for an object bytes in its fields.
         *
         * @param content all of it, big endian but for what bytes stand for
         */
        void holds(String type, int length, byte[] content);
    }

    private final ByteBuffer dump;
    private final Visitor visitor;

    HprofReader(ByteBuffer dump, Visitor visitor) {
        this.dump = dump;
        this.visitor = visitor;
    }

    void read() {
        while (dump.get() != 0) {} // the format's name
        if (dump.getInt() != Long.BYTES) {
            throw new IllegalArgumentException("a heap dump of a 64-bit JVM is expected");
        }
        skip(8);
        while (dump.hasRemaining()) {
            int tag = unsignedByte();
            skip(4);
            int end = dump.getInt() + dump.position();
            if (tag == HEAP_DUMP || tag == HEAP_DUMP_SEGMENT) {
                while (dump.position() < end) {
                    readRecord(unsignedByte());
                }
            }
            dump.position(end);
        }
    }

    private void readRecord(int tag) {
        switch (tag) {
            case CLASS -> skipClass();
            case OBJECT -> {
                skip(20);
                int length = dump.getInt();
                visitor.holds("object", length, bytes(length));
            }
            case OBJECT_ARRAY -> {
                skip(12);
                int length = dump.getInt();
                skip(8 + 8 * length);
            }
            case PRIMITIVE_ARRAY -> {
                skip(12);
                int length = dump.getInt();
                Type type = type();
                visitor.holds(type.name() + "[]", length, bytes(length * type.bytes()));
            }
            default -> skip(known(ROOTS, tag, "record"));
        }
    }

    private void skipClass() {
        skip(64);
        for (int constants = dump.getShort(); constants > 0; constants--) {
            skip(2);
            skip(type().bytes());
        }
        for (int fields = dump.getShort(); fields > 0; fields--) {
            skip(8);
            skip(type().bytes());
        }
        int fieldsOfObjects = dump.getShort();
        skip(9 * fieldsOfObjects);
    }

    private Type type() {
        return known(TYPES, unsignedByte(), "type");
    }

    private <T> T known(Map<Integer, T> all, int key, String what) {
        T one = all.get(key);
        if (one == null) {
            throw new IllegalArgumentException("%s %#x at %d is unknown".formatted(what, key, dump.position()));
        }
        return one;
    }

    private int unsignedByte() {
        return dump.get() & 0xFF;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        dump.get(bytes);
        return bytes;
    }

    private void skip(int bytes) {
        dump.position(dump.position() + bytes);
    }
}
