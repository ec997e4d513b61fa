package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotRead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for words in every entry, in the drafts, and in the files that a redaction leaves alone: what was set aside as damaged,
 * what was exported, and whatever else lies in the data folder. The record's own files, the search and the backups are the
 * redaction's business, and are not even opened here: closing one would drop the locks on it. Immutable; any thread.
 */
record CopySearch(Path dataFolder) implements Copies {
    private static final String ENTRIES = "SELECT incident, console, seq FROM event JOIN event_body USING (position)"
            + " WHERE instr(body, ?) > 0 ORDER BY position";
    private static final String EXPORTS = " WHERE kind = 'postmortem.exported' AND %s ORDER BY position";
    private static final Set<String> OWN_FOLDERS = Set.of("journal", "backups");
    private static final List<String> TEXTS = List.of(".json", ".txt", ".md", ".capsule", ".tmp");
    private static final Pattern DRAFT = Pattern.compile("(INC-\\d{4,}-[a-z2-7]{6})\\.json");

    @Override
    public Found of(String words) {
        try {
            var search = new FileSearch(words);
            var drafts = new ArrayList<IncidentId>();
            var files = new ArrayList<String>();
            for (Path file : search.holding(leftAlone(search))) {
                Matcher draft = DRAFT.matcher(file.getFileName().toString());
                if (Objects.requireNonNull(file.getParent()).equals(dataFolder.resolve(DraftFolder.NAME)) && draft.matches()) {
                    drafts.add(new IncidentId(draft.group(1)));
                } else {
                    files.add(file.toString());
                }
            }
            return new Found(entries(words), drafts, files, search.unread);
        } catch (SQLException | IOException e) {
            throw new NotRead("Copies cannot be looked for: " + e.getMessage() + ". The entry can be removed all the same.", e);
        }
    }

    /** A body is JSON: the words stand in it as JSON writes them. */
    private static byte[] asStored(String words) {
        String quoted = EventJson.MAPPER.writeValueAsString(words);
        return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
    }

    private List<Place> entries(String words) throws SQLException {
        var places = new ArrayList<Place>();
        try (Connection connection = Database.in(dataFolder).openReader(); PreparedStatement select =
                connection.prepareStatement(ENTRIES)) {
            select.setBytes(1, asStored(words));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(new IncidentId(row.getString(1)), new EventKey(row.getString(2), row.getLong(3))));
                }
            }
        }
        return places;
    }

    private Set<Path> leftAlone(FileSearch search) throws SQLException, IOException {
        var files = new LinkedHashSet<Path>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(dataFolder)) {
            for (Path each : folder) {
                String name = each.getFileName().toString();
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && !OWN_FOLDERS.contains(name)
                        || TEXTS.stream().anyMatch(name::endsWith)) {
                    search.below(each).forEach(files::add);
                }
            }
        }
        exported().stream().filter(Files::isRegularFile).forEach(files::add);
        return files;
    }

    /** Where post-mortems went from here; another console's paths are its own. */
    private List<Path> exported() throws SQLException {
        var files = new ArrayList<Path>();
        try (Connection connection = Database.in(dataFolder).openReader();
                PreparedStatement select = connection.prepareStatement(RecordedEvent.select(connection)
                + EXPORTS.formatted(Schema.recordedHere(connection, "console", "seq")));
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecordedEvent event = RecordedEvent.read(row);
                EventHeader header = event.event().header();
                if (StoredEvent.event(new IncidentId(header.incident()), header, event.event().hash(), event.body(), Writers.NONE)
                        .fact()
                        instanceof Fact.PostMortemExported export) {
                    files.add(dataFolder.resolve(export.file()).normalize());
                }
            }
        } catch (InvalidPathException notOfThisSystem) {
            // a record from elsewhere: its files are there
        }
        return files;
    }

    /** Looks for the words as they are, as JSON writes them, and as Markdown writes them, whose backslashes are passed over. */
    private static final class FileSearch {
        private final List<byte[]> forms;
        private final List<String> unread = new ArrayList<>();

        FileSearch(String words) {
            byte[] plain = words.getBytes(StandardCharsets.UTF_8);
            byte[] bare = words.replace("\\", "").getBytes(StandardCharsets.UTF_8);
            forms = List.of(plain, asStored(words), bare.length == 0 ? plain : bare);
        }

        /** A file, or all files of a folder in order. */
        List<Path> below(Path from) throws IOException {
            var files = new ArrayList<Path>();
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    unread.add(file + ": " + e.getMessage());
                    return FileVisitResult.CONTINUE;
                }
            });
            files.sort(Comparator.naturalOrder());
            return files;
        }

        List<Path> holding(Iterable<Path> files) {
            var holding = new ArrayList<Path>();
            for (Path file : files) {
                try {
                    if (holds(file)) {
                        holding.add(file);
                    }
                } catch (NoSuchFileException replacedMeanwhile) {
                    // a draft that was just written anew: what it says now stands in another file
                } catch (IOException e) {
                    unread.add(file + ": " + e.getMessage());
                }
            }
            return holding;
        }

        private boolean holds(Path file) throws IOException {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                var plain = new Occurrence(forms.get(0));
                var json = new Occurrence(forms.get(1));
                var bare = new Occurrence(forms.get(2));
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (plain.endsWith(b) || json.endsWith(b) || b != '\\' && bare.endsWith(b)) {
                        return true;
                    }
                }
                return false;
            }
        }
    }

    /** Finds bytes in others that come one by one (Knuth, Morris and Pratt), so that a file may be larger than memory. */
    private static final class Occurrence {
        private final byte[] wanted;
        /** By length of what matched: how much of it still matches when the next byte does not. */
        private final int[] shorter;
        private int matched;

        Occurrence(byte[] wanted) {
            this.wanted = wanted;
            this.shorter = new int[wanted.length + 1];
            int length = 0;
            for (int i = 1; i < wanted.length; i++) {
                while (length > 0 && wanted[i] != wanted[length]) {
                    length = shorter[length];
                }
                length += wanted[i] == wanted[length] ? 1 : 0;
                shorter[i + 1] = length;
            }
        }

        boolean endsWith(int next) {
            while (matched > 0 && wanted[matched] != (byte) next) {
                matched = shorter[matched];
            }
            matched += wanted[matched] == (byte) next ? 1 : 0;
            if (matched == wanted.length) {
                matched = shorter[matched];
                return true;
            }
            return false;
        }
    }
}
