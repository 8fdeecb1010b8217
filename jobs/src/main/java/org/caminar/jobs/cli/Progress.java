package org.caminar.jobs.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far work is: a bar with the time left on a terminal, a line now and then elsewhere. */
final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = Duration.ofSeconds(3).toNanos();
    private static final int STEP_PERCENT = 5;

    /** Says that the error stream is a terminal; set by the launcher, since Java cannot tell the streams apart. */
    static final String TERMINAL = "caminar.terminal";

    private final PrintWriter out;
    private final String unit;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private ProgressBar bar;
    private long lastLine = start;
    private long lastStep;

    Progress(PrintWriter out, String unit) {
        this(out, unit, Boolean.getBoolean(TERMINAL));
    }

    Progress(PrintWriter out, String unit, boolean terminal) {
        this.out = out;
        this.unit = unit;
        this.terminal = terminal;
    }

    /** {@code done} of {@code total}; {@code note} is shown behind. */
    synchronized void show(long done, long total, String note) {
        if (terminal) {
            showBar(done, total, note);
        } else {
            showLine(done, total, note);
        }
    }

    private void showBar(long done, long total, String note) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .setTaskName(unit)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .build();
        }
        bar.stepTo(done);
        bar.setExtraMessage(note);
    }

    private void showLine(long done, long total, String note) {
        long now = System.nanoTime();
        long step = total == 0 ? 0 : done * 100 / total / STEP_PERCENT;
        if (step == lastStep || (now - lastLine < QUIET_NANOS && done < total)) {
            return;
        }
        lastStep = step;
        lastLine = now;
        double seconds = (now - start) * 1e-9;
        double left = done == 0 ? 0 : seconds / done * (total - done);
        out.println(String.format(
                Locale.ROOT,
                "%s %d of %d (%d %%), %s so far, about %s left%s",
                unit,
                done,
                total,
                total == 0 ? 100 : done * 100 / total,
                duration(seconds),
                duration(left),
                note.isEmpty() ? "" : ", " + note));
        out.flush();
    }

    /** A length of time such as {@code 1 min 05 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
