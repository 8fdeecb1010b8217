package org.caminar.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: where the file system has no locks, a living holder keeps others out and a dead one does not. */
class LeaseTest {
    private static final Duration STALE_AFTER = Duration.ofMillis(500);

    @TempDir
    Path temp;

    @Test
    void aLivingHolderKeepsOthersOut() {
        ResultDirectory directory = new ResultDirectory(temp);
        try (Lease lease = Lease.acquire(directory, STALE_AFTER)) {
            assertThatThrownBy(() -> Lease.acquire(directory, STALE_AFTER))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("is in use by another caminar");
            lease.requireHeld();
        }
        assertThat(directory.lock().exists()).isFalse();
    }

    @Test
    void whatADeadHolderLeftIsTakenOver() {
        ResultDirectory directory = new ResultDirectory(temp);
        AtomicFiles.write(directory.lock(), "somebody 7");

        try (Lease lease = Lease.acquire(directory, STALE_AFTER)) {
            lease.requireHeld();
        }
    }

    @Test
    void whoLostItMayNotPublish() {
        ResultDirectory directory = new ResultDirectory(temp);
        try (Lease lease = Lease.acquire(directory, STALE_AFTER)) {
            AtomicFiles.write(directory.lock(), "another 0");

            assertThatThrownBy(lease::requireHeld).hasMessageContaining("took over " + temp);
        }
        assertThat(AtomicFiles.findText(directory.lock())).contains("another 0");
    }
}
