package org.tenantry.standalone;

import static java.util.Comparator.comparingLong;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.tenantry.testkit.guarantees.Place;
import org.tenantry.testkit.guarantees.Subscriber;

/** Reads what the {@link RecordingSubscriber}s of a group have done, all their lives together. */
final class SubscriberRecords {
    private SubscriberRecords() {}

    private record Note(long instant, Place place) {}

    static Subscriber read(SubscriberOptions options, MongoClient client) {
        return new Subscriber(options.group(), handled(options), effects(options, client));
    }

    private static List<Place> handled(SubscriberOptions options) {
        List<Note> notes = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(options.directory(), options.group() + "-*.notes")) {
            for (Path file : files) {
                String text = Files.readString(file);
                text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> notes.add(note(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notes.sort(comparingLong(Note::instant));
        return notes.stream().map(Note::place).toList();
    }

    private static Note note(String line) {
        String[] parts = line.split(" ", 4);
        return new Note(
                Long.parseLong(parts[0]), new Place(Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]));
    }

    private static List<Place> effects(SubscriberOptions options, MongoClient client) {
        List<Place> effects = new ArrayList<>();
        for (Document tenant : options.effects(client).find()) {
            for (long position : tenant.getList("positions", Long.class)) {
                effects.add(new Place(tenant.getInteger("partition"), position, tenant.getString("_id")));
            }
        }
        return effects;
    }
}
