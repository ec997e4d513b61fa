package dev.quarterdeck;

public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        var version = Main.class.getPackage().getImplementationVersion();
        System.out.println("Quarterdeck " + (version == null ? "(not packaged)" : version));
    }
}
