package org.caminar.engine.cluster;

import java.util.Arrays;
import org.caminar.engine.shard.Pulse;

/**
 * Tells a run that stands still from one that is slow. All participants are asked round after round how they stand. One that is at
 * work does not answer, so a round that all have answered in time finds everybody waiting; if after that several rounds in a row find
 * everybody as before, nobody is at work and nothing has arrived anywhere: what they wait for was lost.
 */
final class StandstillDetector {
    private final int patience;
    private final String[] before;
    private final String[] now;
    private int round;
    private int answersAwaited;
    private int unchanged;

    /**
     * For so many participants.
     *
     * @param patience rounds in a row without any change that make a standstill, at least 1
     * @param round number before that of the first round
     */
    StandstillDetector(int participants, int patience, int round) {
        this.round = round;
        this.patience = patience;
        this.before = new String[participants];
        this.now = new String[participants];
    }

    /** Begins a round and returns its number. */
    int nextRound() {
        if (answersAwaited > 0) {
            unchanged = 0;
            Arrays.fill(before, "");
        }
        Arrays.fill(now, "");
        answersAwaited = now.length;
        return ++round;
    }

    /** Takes an answer; returns whether it shows that the run stands still. */
    boolean isStandstill(Pulse pulse) {
        if (pulse.round() != round || !now[pulse.participant()].isEmpty()) {
            return false;
        }
        now[pulse.participant()] = pulse.standing();
        answersAwaited--;
        if (answersAwaited > 0) {
            return false;
        }
        unchanged = Arrays.equals(now, before) ? unchanged + 1 : 0;
        System.arraycopy(now, 0, before, 0, now.length);
        return unchanged >= patience;
    }

    /** How all stand, as of the last round. */
    @Override
    public String toString() {
        return String.join("; ", now);
    }
}
