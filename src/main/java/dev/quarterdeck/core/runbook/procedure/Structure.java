package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.Step;
import java.util.List;
import java.util.Optional;

/**
 * The work of a document: what is chosen and carried out, and the lists around it.
 *
 * @param before       to be done before any procedure
 * @param verification to be done before resolving
 * @param afterwards   to be done once the service is back
 */
public record Structure(List<Procedure> procedures, List<Step> before, List<Step> verification, List<Step> afterwards,
        List<SectionReading> readings) {

    /**
     * With what a table of methods says of the procedures it names: when to use them, how long they take, and that only one of
     * them is carried out.
     */
    public Structure compared(List<Method> methods) {
        List<Integer> named = procedures.stream().filter(p -> MethodReader.of(p.title(), methods).isPresent())
                .map(Procedure::line).toList();
        return new Structure(procedures.stream().map(p -> {
            Optional<Method> method = MethodReader.of(p.title(), methods);
            Procedure told = p.useWhen().isEmpty() ? method.map(m -> p.usedWhen(m.useWhen())).orElse(p) : p;
            Procedure timed = told.estimate().isEmpty() ? told.taking(method.flatMap(MethodReader::time)) : told;
            List<Integer> others = named.stream().filter(line -> line != p.line()).toList();
            return method.isPresent() && p.alternatives().isEmpty() ? timed.besides(others) : timed;
        }).toList(), before, verification, afterwards, readings);
    }
}
