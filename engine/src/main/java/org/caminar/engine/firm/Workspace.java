package org.caminar.engine.firm;

import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Scratch memory for one district at a time: it stays in the processor's cache. Arrays are indexed by a firm's position in its district,
 * or by the place in a list of firms that a mechanism has selected. Nothing here outlives the district's turn.
 */
final class Workspace {
    final int capacity;

    /** Knowledge at the start of the quarter, what others read: at the places of the district's own ({@link FirmColumns#at}). */
    final float[] startExperiential;

    final float[] startCodified;

    /** Log labour productivity ln A: at the start of the quarter until {@link Productivity} acts, at its end from then on. */
    final float[] logProductivity;

    /** Labour productivity and workers, first at the start of the quarter, then at its end. */
    final float[] productivity;

    final float[] workers;

    /** Process score S. */
    final float[] processScore;

    final float[] inverseSum;
    final float[] fourthSum;

    /** Gaps in knowledge between firms and those they learn from, what makes good of them, and what is gained. */
    final float[] ownGap;

    final float[] peerGap;
    final float[] reach;
    final float[] pressure;
    final float[] ownGain;
    final float[] peerGain;

    /** Arguments and values of functions over arrays. */
    final float[] argument;

    final float[] value;
    final float[] second;

    /** Four words a firm: word w of firm i at {@code [w * capacity + i]}. */
    final int[] attention;

    final int[] shocks;

    /** Firms that a mechanism selected, in order, and their draws, four words each as above. */
    final int[] selected;

    final int[] drawn;

    /** Bridging ties that outlast the quarter. */
    final int[] kept;

    /** Candidates of a match: sort key over position. */
    final long[] candidates;

    /** Sums of a state hash. */
    final int[] hashes;

    final int[] otherHashes;

    /** Cell of the census and flags of a firm. */
    final int[] cells;

    final int[] flags;

    /** Numbers of a firm for the census, side by side. */
    final float[] rows;

    /** A flow of money in the smallest coin. */
    final long[] coins;

    /** Experience of the district's SMEs by domain: sums, and sums of squares. */
    final double[] experienceSum = new double[Domain.COUNT];

    final double[] experienceSquares = new double[Domain.COUNT];

    final int[] block = new int[Draws.WORDS];

    Workspace(int capacity) {
        this.capacity = capacity;
        startExperiential = new float[Domain.COUNT * capacity];
        startCodified = new float[Domain.COUNT * capacity];
        logProductivity = new float[capacity];
        productivity = new float[capacity];
        workers = new float[capacity];
        processScore = new float[capacity];
        inverseSum = new float[capacity];
        fourthSum = new float[capacity];
        ownGap = new float[capacity];
        peerGap = new float[capacity];
        reach = new float[capacity];
        pressure = new float[capacity];
        ownGain = new float[capacity];
        peerGain = new float[capacity];
        argument = new float[capacity];
        value = new float[capacity];
        second = new float[capacity];
        attention = new int[Draws.WORDS * capacity];
        shocks = new int[Draws.WORDS * capacity];
        // More than firms: a selection writes a place before it knows whether to keep it.
        selected = new int[capacity + 16];
        drawn = new int[Draws.WORDS * capacity];
        kept = new int[capacity];
        candidates = new long[capacity];
        hashes = new int[capacity];
        otherHashes = new int[capacity];
        cells = new int[capacity];
        flags = new int[capacity];
        rows = new float[Lanes.ROW * capacity];
        coins = new long[capacity];
    }

    /** Draws for the {@code count} selected firms, to {@link #drawn}. */
    void draw(Draws draws, FirmColumns firms, int quarter, DrawSite site, int count) {
        draw(draws, firms, quarter, site, 0, count);
    }

    /** As above, at the {@code index}-th of the site's codes. */
    void draw(Draws draws, FirmColumns firms, int quarter, DrawSite site, int index, int count) {
        Lanes.BEST.blocks(draws, firms.firstFirm, selected, quarter, site, index, count, capacity, drawn);
    }

    int attention(int word, int i) {
        return attention[word * capacity + i];
    }

    int shock(int word, int i) {
        return shocks[word * capacity + i];
    }

    /** Word of the c-th selected firm's draws. */
    int drawn(int word, int c) {
        return drawn[word * capacity + c];
    }
}
