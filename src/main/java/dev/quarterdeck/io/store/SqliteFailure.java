package dev.quarterdeck.io.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's error codes mean to the person at the keyboard. Stateless; any thread. */
final class SqliteFailure {
    /** Extended codes carry details above the lowest byte. */
    private static final int PRIMARY = 0xff;

    static final String FULL = "the disk with the data folder is full. Everything saved before is safe."
            + " Free some space there; this entry is kept and can then be saved.";
    static final String RIGHTS = "the data folder can no longer be written to."
            + " Change its rights back; this entry is kept and can then be saved.";

    private SqliteFailure() {
    }

    static String notSaved(SQLException e) {
        return "Not saved: " + switch (code(e)) {
            case SQLITE_FULL -> FULL;
            case SQLITE_IOERR, SQLITE_CANTOPEN -> error(String.valueOf(e.getMessage()));
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has the record locked. Close it, perhaps a database"
                    + " browser or a backup; this entry is kept and can then be saved.";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> RIGHTS;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the record is damaged (" + e.getMessage() + "). Copy this entry elsewhere"
                    + " and start Quarterdeck again: it restores what was saved.";
            default -> e.getMessage() + ". This entry is kept; copy it elsewhere if the error stays.";
        };
    }

    static String error(String what) {
        return "the disk with the data folder reports an error (" + what
                + "). This entry is kept; copy it elsewhere if the error stays.";
    }

    static String notRead(SQLException e) {
        return "The record cannot be read: " + switch (code(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has it locked. Close it and try again.";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged (" + e.getMessage() + "). Start Quarterdeck again: it restores"
                    + " what was saved.";
            default -> e.getMessage() + ".";
        };
    }

    /** The file itself is bad, as opposed to its disk, its rights or another program. */
    static boolean damage(SQLException e) {
        return switch (code(e)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_FORMAT -> true;
            default -> false;
        };
    }

    /** What is wrong with the file, as part of a sentence; the code is for whoever looks it up. */
    static String damaged(SQLException e) {
        return "its file does not hold together (" + code(e) + ")";
    }

    /** It never was a file of SQLite's. */
    static boolean foreign(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** The disk or another program is the reason, and not the file: in a moment it may be otherwise. */
    static boolean passing(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM, SQLITE_READONLY -> true;
            default -> false;
        };
    }

    /** This user may not write it. */
    static boolean denied(SQLException e) {
        return switch (code(e)) {
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> true;
            default -> false;
        };
    }

    static boolean full(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_FULL;
    }

    /** A limit that was set for the connection was reached. */
    static boolean tooMuch(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_TOOBIG || code(e) == SQLiteErrorCode.SQLITE_INTERRUPT;
    }

    static boolean cannotOpen(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_CANTOPEN;
    }

    /** The record's own guards refused it. */
    static boolean refused(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_CONSTRAINT;
    }

    /** SQLite has ended the transaction by itself, for example because the disk is full. */
    static boolean noTransaction(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_ERROR;
    }

    private static SQLiteErrorCode code(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & PRIMARY);
    }
}
