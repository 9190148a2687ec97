package org.diancang.orchestrator.programme;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may sign in at the desk. */
@Repository
public class Accounts {
    private static final String COLUMNS =
            "select username, display_name, role, library_id, password_hash from account ";
    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return jdbc.sql(COLUMNS + "order by username").query(Accounts::account).list();
    }

    /** The account of this name. */
    public Optional<Account> byUsername(String username) {
        return jdbc.sql(COLUMNS + "where username = ?")
                .param(username)
                .query(Accounts::account)
                .optional();
    }

    /** Sets what the password is checked against. */
    public void setPasswordHash(String username, String hash) {
        jdbc.sql("update account set password_hash = ? where username = ?")
                .params(hash, username)
                .update();
    }

    private static Account account(java.sql.ResultSet row, int number)
            throws java.sql.SQLException {
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                Account.Role.valueOf(row.getString("role")),
                row.getObject("library_id", UUID.class),
                row.getString("password_hash"));
    }
}
