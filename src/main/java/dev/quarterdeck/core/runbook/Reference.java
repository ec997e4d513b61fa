package dev.quarterdeck.core.runbook;

/** Where a borrowed step stands: in which procedure, under which number, on which source line. */
public record Reference(String procedure, String step, int line) {
    /** The same with the procedure's number or letter only: {@code Procedure 1, step 2}. */
    public String brief() {
        return new Reference(ProcedureName.in(procedure).filter(procedure::startsWith).orElse(procedure), step, line).text();
    }

    public String text() {
        return step.isEmpty() ? procedure : procedure + ", step " + step;
    }
}
