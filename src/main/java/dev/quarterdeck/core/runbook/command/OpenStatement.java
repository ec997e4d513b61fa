package dev.quarterdeck.core.runbook.command;

/** Follows one statement of a query language, which ends with a semicolon, or where {@code oneLine} with its line. */
record OpenStatement(boolean oneLine) implements OpenLine {
    @Override
    public boolean goesOn(String line) {
        return !oneLine && !line.strip().endsWith(";") && !line.strip().startsWith("\\");
    }

    @Override
    public boolean takes(String next) {
        return false;
    }

    @Override
    public boolean believed() {
        return true;
    }
}
