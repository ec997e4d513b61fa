package dev.quarterdeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a compiled class refers to.
 *
 * @param name    {@code dev.quarterdeck.core.incident.Desk}
 * @param uses    every class it names, in code, in a signature or as a field's type
 * @param calls   every method and field it names, {@code java.time.Instant.now}
 */
record CompiledClass(String name, Set<String> uses, Set<String> calls) {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+);");

    static List<CompiledClass> all() {
        try (var files = Files.walk(CLASSES)) {
            return files.filter(f -> f.toString().endsWith(".class")).sorted().map(CompiledClass::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompiledClass read(Path file) {
        try {
            return of(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompiledClass of(ClassModel model) {
        var uses = new TreeSet<String>();
        var calls = new TreeSet<String>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry c -> addType(c.asInternalName(), uses);
                case MemberRefEntry m -> calls.add(dotted(m.owner().asInternalName()) + "." + m.name().stringValue());
                case NameAndTypeEntry n -> addDescriptor(n.type().stringValue(), uses);
                case MethodTypeEntry t -> addDescriptor(t.descriptor().stringValue(), uses);
                default -> {
                    // numbers and strings refer to nothing
                }
            }
        }
        model.fields().forEach(f -> addDescriptor(f.fieldType().stringValue(), uses));
        model.methods().forEach(m -> addDescriptor(m.methodType().stringValue(), uses));
        return new CompiledClass(dotted(model.thisClass().asInternalName()), uses, calls);
    }

    private static void addType(String internal, Set<String> uses) {
        if (internal.startsWith("[")) {
            addDescriptor(internal, uses);
        } else {
            uses.add(dotted(internal));
        }
    }

    private static void addDescriptor(String descriptor, Set<String> uses) {
        IN_DESCRIPTOR.matcher(descriptor).results().forEach(r -> uses.add(dotted(r.group(1))));
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }

    /** The package. */
    String folder() {
        return folder(name);
    }

    static String folder(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
