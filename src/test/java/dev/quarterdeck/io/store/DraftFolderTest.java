package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.Disk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DraftFolderTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-0001-abcdef");

    @TempDir
    private Path folder;
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Waits in the middle of the first write. */
    private Disk hanging() {
        return (Disk) Proxy.newProxyInstance(Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, values) -> {
            if (method.getName().equals("createFolders")) {
                writing.countDown();
                goOn.await();
            }
            try {
                return method.isDefault() ? java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, values) : method.invoke(Disk.REAL, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void whoTypesDoesNotWaitForADiskThatHangs() throws Exception {
        try (var drafts = new DraftFolder(folder, hanging())) {
            drafts.keep(INCIDENT, "note", "one");
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            drafts.keep(INCIDENT, "note", "one two");
            assertThat(drafts.text(INCIDENT, "note")).isEqualTo("one two");
            goOn.countDown();
        }
        try (var again = new DraftFolder(folder, Disk.REAL)) {
            assertThat(again.text(INCIDENT, "note")).isEqualTo("one two");
        }
    }
}
