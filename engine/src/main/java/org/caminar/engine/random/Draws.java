package org.caminar.engine.random;

import org.caminar.engine.exact.FloatMath;

/**
 * The random draws of one replicate. A draw is a function of (seed, replicate, entity, tick, site) and of nothing else: not of the
 * scenario, so scenarios share random numbers; not of the order, shard, thread or machine that asks.
 *
 * @param seed key of the generator: the experiment's seed
 * @param replicate number of the Monte Carlo replicate, from 0
 */
public record Draws(long seed, int replicate) {
    private static final float TO_UNIT = 0x1p-24f;
    private static final int INITIAL_TICK = -1;

    /** Words of one block. */
    public static final int WORDS = 4;

    /** Writes the block of {@code entity} at {@code tick} and {@code site} to {@code out[0..3]}. */
    public void block(int entity, int tick, DrawSite site, int[] out) {
        block(entity, tick, site, 0, out);
    }

    /** As {@link #block(int, int, DrawSite, int[])}, at the {@code index}-th of a site's consecutive codes. */
    public void block(int entity, int tick, DrawSite site, int index, int[] out) {
        Philox.block(entity, tick, replicate, site.code() + index, (int) seed, (int) (seed >>> 32), out);
    }

    /** The block of an entity before the first tick, when populations are made. */
    public void initial(int entity, DrawSite site, int index, int[] out) {
        block(entity, INITIAL_TICK, site, index, out);
    }

    /** As {@link #block(int, int, DrawSite, int, int[])}, word {@code w} to {@code out[at + w * stride]}. */
    public void block(int entity, int tick, DrawSite site, int index, int[] out, int at, int stride) {
        Philox.block(entity, tick, replicate, site.code() + index, (int) seed, (int) (seed >>> 32), out, at, stride);
    }

    /** A uniform number on [0, 1) with 24 bits. */
    public static float uniform(int word) {
        return (word >>> 8) * TO_UNIT;
    }

    /** The least value of a word's upper 24 bits whose uniform number is not below p: {@code uniform(w) < p} as whole numbers. */
    public static int threshold(double p) {
        return (int) Math.ceil(Math.max(0, Math.min(1, p)) * (1 << 24));
    }

    /** A uniform number on (0, 1], fit for a logarithm. */
    public static float positiveUniform(int word) {
        return ((word >>> 8) + 1) * TO_UNIT;
    }

    /** The first standard normal of a pair of words (Box and Muller 1958). */
    public static float normal(int radius, int angle) {
        return normalRadius(radius) * FloatMath.cosTurn(uniform(angle));
    }

    /** The second standard normal of a pair of words, independent of the first. */
    public static float secondNormal(int radius, int angle) {
        return normalRadius(radius) * FloatMath.sinTurn(uniform(angle));
    }

    /** Radius of the Box-Muller transform. */
    public static float normalRadius(int word) {
        return (float) Math.sqrt(-2f * FloatMath.log(positiveUniform(word)));
    }

    /** An exponential number with mean one. */
    public static float exponential(int word) {
        return -FloatMath.log(positiveUniform(word));
    }

    /** A whole number on [0, bound), by multiplication (Lemire 2019; bias below bound / 2^32). */
    public static int index(int word, int bound) {
        return (int) (((word & 0xFFFFFFFFL) * bound) >>> 32);
    }
}
