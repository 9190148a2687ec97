package org.diancang.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.diancang.launcher.installation.Ports;

/** Libraries of a bench, put into the database: there is no other way to make one yet. */
final class BenchLibraries implements AutoCloseable {
    /** The name under which services nominate. */
    private static final String CALLER = "internal";

    private final Connection database;

    private BenchLibraries(Connection database) {
        this.database = database;
    }

    static BenchLibraries connect(Ports ports) throws SQLException {
        return new BenchLibraries(
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres",
                        "postgres",
                        ""));
    }

    /** Makes a library, and has it be the one for which services nominate from now on. */
    void actFor(int number) throws SQLException {
        UUID id = UUID.randomUUID();
        run(
                "insert into library (id, code, name, kind) values (?, ?, ?, 'MUNICIPAL')",
                id,
                "B" + (char) ('A' + number),
                "测试馆 " + (number + 1));
        run(
                "insert into target (library_id, year, line, quantity)"
                        + " select ?, year, 'WEB_ARCHIVE', 100 from programme_year",
                id);
        run(
                "insert into account (username, display_name, role, library_id)"
                        + " values (?, 'bench', 'APPROVER', ?)"
                        + " on conflict (username) do update set library_id = excluded.library_id",
                CALLER,
                id);
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        run("delete from account where username = ?", CALLER);
        database.close();
    }
}
