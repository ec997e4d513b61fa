package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotRead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for words in every entry, in the drafts, and in the files that a redaction leaves alone: what was set aside as damaged
 * and what was exported. The record's own files, the search and the backups are the redaction's business. Immutable; any thread.
 */
record CopySearch(Path dataFolder) implements Copies {
    private static final String ENTRIES = "SELECT incident, console, seq FROM event JOIN event_body USING (position)"
            + " WHERE instr(body, ?) > 0 ORDER BY position";
    private static final List<String> LEFT_ALONE = List.of(SetAside.FOLDER, "post-mortems", "highlights.json");

    @Override
    public Found of(String words, List<String> exported) {
        try {
            var search = new FileSearch(words);
            return new Found(entries(words), drafts(search), search.in(leftAlone(exported)), search.unread);
        } catch (SQLException | IOException | UncheckedIOException e) {
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
        try (Connection connection = Database.in(dataFolder).openReader(); PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            select.setBytes(1, asStored(words));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(new IncidentId(row.getString(1)), new EventKey(row.getString(2), row.getLong(3))));
                }
            }
        }
        return places;
    }

    private List<IncidentId> drafts(FileSearch search) throws IOException {
        return search.in(files(dataFolder.resolve(DraftFolder.NAME))).stream().map(file -> Path.of(file).getFileName().toString())
                .filter(name -> name.endsWith(".json")).map(name -> new IncidentId(name.substring(0, name.length() - ".json".length()))).toList();
    }

    private Set<Path> leftAlone(List<String> exported) throws IOException {
        var files = new LinkedHashSet<Path>();
        for (String name : LEFT_ALONE) {
            files.addAll(files(dataFolder.resolve(name)));
        }
        exported.stream().map(file -> dataFolder.resolve(file).normalize()).filter(Files::isRegularFile).forEach(files::add);
        return files;
    }

    private static List<Path> files(Path from) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(from)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        }
    }

    /** Looks for the words as they are, as JSON writes them, and as Markdown writes them, whose backslashes are passed over. */
    private static final class FileSearch {
        private final List<byte[]> forms;
        private final List<String> unread = new ArrayList<>();

        FileSearch(String words) {
            byte[] plain = words.getBytes(StandardCharsets.UTF_8);
            byte[] bare = words.replace("\\", "").getBytes(StandardCharsets.UTF_8);
            forms = List.of(plain, asStored(words), bare);
        }

        List<String> in(Iterable<Path> files) {
            var holding = new ArrayList<String>();
            for (Path file : files) {
                try {
                    if (holds(file)) {
                        holding.add(file.toString());
                    }
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
