package org.tenantry.subscriber;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A downstream service that counts each tenant's events in its own database, exactly once: the place
 * goes into the transaction that holds the counts. An example: what the events do, and where, is yours.
 */
final class Ledger implements ProgressStore, BatchHandler {
    private final String database;

    Ledger(String database) throws SQLException {
        this.database = database;
        try (Connection connection = connect()) {
            run(connection, "create table if not exists counts (tenant varchar primary key, events bigint)");
            run(
                    connection,
                    "create table if not exists progress"
                            + " (part int primary key, log varchar, next_position bigint, next_offset bigint)");
        }
    }

    @Override
    public void handle(int partition, List<PublishedEvent> events, Place after) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false); // what is not committed is taken back when the connection is closed
            for (PublishedEvent event : events) {
                count(connection, event.envelope().tenant());
            }
            long first = events.get(0).envelope().position().offset();
            if (!advance(connection, partition, first, after)) {
                throw new SQLException("another member has handled " + partition + "-" + first);
            }
            connection.commit();
        }
    }

    private static void count(Connection connection, String tenant) throws SQLException {
        if (run(connection, "update counts set events = events + 1 where tenant = ?", tenant) == 0) {
            run(connection, "insert into counts values (?, 1)", tenant);
        }
    }

    /** Only from where these events begin, or if nothing was handled before. */
    private static boolean advance(Connection connection, int partition, long first, Place after) throws SQLException {
        int updated = run(
                connection,
                "update progress set log = ?, next_position = ?, next_offset = ?"
                        + " where part = ? and next_position in (?, -1)",
                after.log(),
                after.position(),
                after.offset(),
                partition,
                first);
        return updated == 1 || insert(connection, partition, after);
    }

    private static boolean insert(Connection connection, int partition, Place place) throws SQLException {
        return run(
                        connection,
                        "insert into progress select ?, ?, ?, ? where not exists"
                                + " (select * from progress where part = ?)",
                        partition,
                        place.log(),
                        place.position(),
                        place.offset(),
                        partition)
                == 1;
    }

    @Override
    public Optional<Place> load(int partition) {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "select log, next_position, next_offset from progress where part = " + partition);
                ResultSet place = select.executeQuery()) {
            return place.next()
                    ? Optional.of(new Place(place.getString(1), place.getLong(2), place.getLong(3)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it begins: from then on, the place moves in {@link #handle} alone. */
    @Override
    public void save(int partition, Place place) {
        try (Connection connection = connect()) {
            insert(connection, partition, place);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("select tenant, events from counts");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database);
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
