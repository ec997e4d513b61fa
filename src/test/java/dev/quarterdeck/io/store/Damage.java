package dev.quarterdeck.io.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/** What may happen to the files of a record while no console runs. {@code other} is the folder of another console. */
enum Damage {
    BIT_IN_DATABASE {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            flip(database(folder), random);
        }
    },
    ZEROED_PAGE {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            overwrite(database(folder), page(database(folder), random), new byte[PAGE]);
        }
    },
    RANDOM_PAGE {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            byte[] noise = new byte[PAGE];
            random.nextBytes(noise);
            overwrite(database(folder), page(database(folder), random), noise);
        }
    },
    SWAPPED_PAGES {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            long one = page(database(folder), random);
            long two = page(database(folder), random);
            byte[] first = read(database(folder), one);
            overwrite(database(folder), one, read(database(folder), two));
            overwrite(database(folder), two, first);
        }
    },
    CUT_DATABASE {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            cut(database(folder), random);
        }
    },
    MISSING_DATABASE {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.delete(database(folder));
        }
    },
    ANOTHER_CONSOLES_DATABASE {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.copy(database(other), database(folder), StandardCopyOption.REPLACE_EXISTING);
        }
    },
    MISSING_WAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.delete(wal(folder));
        }
    },
    CUT_WAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            cut(wal(folder), random);
        }
    },
    BIT_IN_WAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            flip(wal(folder), random);
        }
    },
    ANOTHER_CONSOLES_WAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.copy(wal(other), wal(folder), StandardCopyOption.REPLACE_EXISTING);
        }
    },
    NOISE_IN_SHM {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            byte[] noise = new byte[(int) Files.size(shm(folder))];
            random.nextBytes(noise);
            Files.write(shm(folder), noise);
        }
    },
    BIT_IN_JOURNAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            flip(journal(folder), random);
        }
    },
    CUT_JOURNAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            cut(journal(folder), random);
        }
    },
    MISSING_JOURNAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.delete(journal(folder));
        }
    },
    ANOTHER_CONSOLES_JOURNAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.copy(journal(other), journal(folder), StandardCopyOption.REPLACE_EXISTING);
        }
    },
    BIT_IN_BOTH {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            flip(database(folder), random);
            flip(journal(folder), random);
        }

        @Override
        boolean mayLose() {
            return true;
        }
    },
    MISSING_WAL_AND_BIT_IN_JOURNAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            Files.delete(wal(folder));
            flip(journal(folder), random);
        }

        @Override
        boolean mayLose() {
            return true;
        }
    },
    CUT_DATABASE_AND_BIT_IN_JOURNAL {
        @Override
        void strike(Path folder, Path other, Random random) throws IOException {
            cut(database(folder), random);
            flip(journal(folder), random);
        }

        @Override
        boolean mayLose() {
            return true;
        }
    };

    private static final int PAGE = 4096;

    abstract void strike(Path folder, Path other, Random random) throws IOException;

    /** Both copies are struck, so something may be gone; but never in silence. */
    boolean mayLose() {
        return false;
    }

    private static Path database(Path folder) {
        return folder.resolve(Database.FILE_NAME);
    }

    private static Path wal(Path folder) {
        return folder.resolve(Database.FILE_NAME + "-wal");
    }

    private static Path shm(Path folder) {
        return folder.resolve(Database.FILE_NAME + "-shm");
    }

    private static Path journal(Path folder) {
        return folder.resolve("journal/000001.qdj");
    }

    private static void flip(Path file, Random random) throws IOException {
        long at = random.nextLong(Files.size(file));
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int was = open.read();
            open.seek(at);
            open.write(was ^ 1 << random.nextInt(8));
        }
    }

    private static void cut(Path file, Random random) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(random.nextLong(open.length()));
        }
    }

    private static long page(Path file, Random random) throws IOException {
        return random.nextLong(Files.size(file) / PAGE) * PAGE;
    }

    private static byte[] read(Path file, long at) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[PAGE];
            open.seek(at);
            open.readFully(bytes);
            return bytes;
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes);
        }
    }
}
