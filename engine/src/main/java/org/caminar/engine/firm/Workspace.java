package org.caminar.engine.firm;

import org.caminar.engine.model.Domain;
import org.caminar.engine.random.Draws;

/**
 * Scratch memory of one shard, large enough for its largest district and used for one district after another: it stays in the
 * processor's cache. Arrays are indexed by a firm's position in its district.
 */
final class Workspace {
    final int capacity;

    /** Knowledge at the start of the quarter: what others read. */
    final float[][] startExperiential;

    final float[][] startCodified;

    /** Labour productivity and workers at the start of the quarter. */
    final float[] productivity;

    final float[] workers;

    /** Process score S. */
    final float[] processScore;

    final float[] inverseSum;
    final float[] fourthSum;

    /** Four words a firm: word w of firm i at {@code [w * capacity + i]}. */
    final int[] attention;

    final int[] shocks;

    /** Experience of the district's SMEs by domain: sums, and sums of squares. */
    final double[] experienceSum = new double[Domain.COUNT];

    final double[] experienceSquares = new double[Domain.COUNT];

    /** Candidates of a match: sort key over position. */
    long[] candidates = new long[64];

    final int[] block = new int[Draws.WORDS];

    Workspace(int capacity) {
        this.capacity = capacity;
        startExperiential = new float[Domain.COUNT][capacity];
        startCodified = new float[Domain.COUNT][capacity];
        productivity = new float[capacity];
        workers = new float[capacity];
        processScore = new float[capacity];
        inverseSum = new float[capacity];
        fourthSum = new float[capacity];
        attention = new int[Draws.WORDS * capacity];
        shocks = new int[Draws.WORDS * capacity];
    }

    int attention(int word, int i) {
        return attention[word * capacity + i];
    }

    int shock(int word, int i) {
        return shocks[word * capacity + i];
    }

    /** Room for one more candidate. */
    void addCandidate(int count, long candidate) {
        if (count == candidates.length) {
            candidates = java.util.Arrays.copyOf(candidates, 2 * count);
        }
        candidates[count] = candidate;
    }
}
