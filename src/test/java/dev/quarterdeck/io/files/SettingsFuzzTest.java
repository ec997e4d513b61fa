package dev.quarterdeck.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Any bytes in the settings' file are read or kept aside, and a setting can be changed afterwards. */
class SettingsFuzzTest {

    @FuzzTest(maxDuration = "40s")
    void reads(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("settings");
        try {
            Files.write(folder.resolve("settings.json"), bytes);
            PreferencesFile<Settings> settings = Settings.in(new DataFolder(folder), Instant.EPOCH);
            assertThat(settings.value()).isNotNull();
            settings.change(kept -> kept.withName("Ada"));
            assertThat(Settings.in(new DataFolder(folder), Instant.EPOCH).value().name()).isEqualTo("Ada");
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
