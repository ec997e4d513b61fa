package dev.quarterdeck.io.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Copies an incident's blocks of samples between a record and a capsule, byte for byte. Stateless. */
final class SampleCopy {
    private static final String COLUMNS = "incident, probe, number, first_at, last_at, samples, bytes, sha256, anchored";
    private static final int COUNT = COLUMNS.split(",").length;

    private SampleCopy() {
    }

    /** What is there already stays as it is. */
    static void copy(Connection from, Connection into, String incident) throws SQLException {
        try (PreparedStatement select = from.prepareStatement("SELECT " + COLUMNS + " FROM block WHERE incident = ? ORDER BY number");
                PreparedStatement insert = into.prepareStatement("INSERT INTO block (" + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            select.setString(1, incident);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= COUNT; i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    insert.executeUpdate();
                }
            }
        }
    }
}
