package dev.quarterdeck.core.runbook;

/** Where a borrowed step stands: in which procedure, under which number, on which source line. */
public record Reference(String procedure, String step, int line) {
    public String text() {
        return step.isEmpty() ? procedure : procedure + ", step " + step;
    }
}
