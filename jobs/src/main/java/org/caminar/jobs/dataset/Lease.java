package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock on a file system without locks: a file that its holder rewrites again and again. Who finds it watches whether it changes;
 * if it does not, its holder is dead. Clocks of different machines are never compared.
 */
final class Lease implements DirectoryLock {
    /** How long a lease must stay unchanged before it counts as left behind. */
    static final Duration STALE_AFTER = Duration.ofSeconds(20);

    /** Renewals within the time after which a lease is stale: some may be late. */
    private static final int RENEWALS = 5;

    private final Location file;
    private final String holder = UUID.randomUUID().toString();
    private final Thread renewal;
    private boolean open = true;
    private long renewals;

    private Lease(Location file, Duration period) {
        this.file = file;
        this.renewal = new Thread(() -> renewEvery(period), "caminar-lease");
        renewal.setDaemon(true);
    }

    /** Waits {@code staleAfter} if it finds the lease of another. */
    static Lease acquire(ResultDirectory directory, Duration staleAfter) {
        Lease lease = new Lease(directory.lock(), staleAfter.dividedBy(RENEWALS));
        try {
            if (!lease.tryTake() && !(isStale(lease.file, staleAfter) && lease.takeOver())) {
                throw new RefusedException(
                        directory.root() + " is in use by another caminar: wait for it, or take another --out");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory.root(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + directory.root(), e);
        }
        lease.renewal.start();
        return lease;
    }

    private static boolean isStale(Location file, Duration staleAfter) throws InterruptedException {
        Optional<String> before = AtomicFiles.findText(file);
        Thread.sleep(staleAfter.toMillis());
        return AtomicFiles.findText(file).equals(before);
    }

    private boolean takeOver() throws IOException {
        file.delete();
        return tryTake() && isHeld();
    }

    private boolean tryTake() throws IOException {
        Optional<OutputStream> created = file.tryCreate();
        if (created.isEmpty()) {
            return false;
        }
        try (OutputStream out = created.orElseThrow()) {
            out.write(content());
        }
        return true;
    }

    private void renewEvery(Duration period) {
        try {
            while (true) {
                Thread.sleep(period.toMillis());
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void renew() {
        try {
            if (open && isHeld()) {
                renewals++;
                rewrite();
            }
        } catch (IOException | UncheckedIOException e) {
            // The next renewal may succeed, and requireHeld tells whoever depends on it.
            return;
        }
    }

    private void rewrite() throws IOException {
        try (OutputStream out = file.create()) {
            out.write(content());
        }
    }

    private byte[] content() {
        return (holder + " " + renewals).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isHeld() {
        return AtomicFiles.findText(file)
                .filter(text -> text.startsWith(holder))
                .isPresent();
    }

    @Override
    public synchronized void requireHeld() {
        if (!isHeld()) {
            throw new IllegalStateException(
                    "another caminar took over " + file.parent() + ", since this one did not answer for a while");
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        renewal.interrupt();
        if (isHeld()) {
            file.delete();
        }
    }
}
