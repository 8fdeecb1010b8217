package org.caminar.engine.lanes;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.random.Draws;
import org.caminar.engine.random.Philox;

/**
 * What one vector of numbers undergoes: the operations of {@link FloatMath} and {@link Philox}, in the same order and without fused
 * multiply-add, so that each lane has the scalar result to the bit.
 */
final class Vectors {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    static final int WIDTH = FLOATS.length();

    static final float TO_UNIT = 0x1p-24f;
    static final IntVector IOTA = IntVector.zero(INTS).addIndex(1);

    private static final IntVector MARK_PLACES = IOTA.mul(Lanes.MARK);

    private Vectors() {}

    static void radius(int[] words, int from, float[] radius, int at) {
        FloatVector uniform = positiveUniform(IntVector.fromArray(INTS, words, from));
        log(uniform).mul(-2f).sqrt().intoArray(radius, at);
    }

    static void turn(int[] words, int from, float[] first, float[] second, int at) {
        FloatVector turn = uniform(IntVector.fromArray(INTS, words, from));
        FloatVector radius = FloatVector.fromArray(FLOATS, second, at);
        radius.mul(cosTurn(turn)).intoArray(first, at);
        radius.mul(sinTurn(turn)).intoArray(second, at);
    }

    /**
     * What a loop has carried, as the vector of the preferred width that it is: the compiler forgets that where a loop ends. For the same reason a
     * loop adds what it carries to what it has read, not the other way about.
     */
    static FloatVector exact(FloatVector carried) {
        return FloatVector.zero(FLOATS).add(carried);
    }

    static FloatVector floats(float[] x, int at) {
        return FloatVector.fromArray(FLOATS, x, at);
    }

    static IntVector ints(int[] x, int at) {
        return IntVector.fromArray(INTS, x, at);
    }

    static void add(FloatVector x, float[] sums, int at) {
        floats(sums, at).add(x).intoArray(sums, at);
    }

    static void add(IntVector x, int[] sums, int at) {
        ints(sums, at).add(x).intoArray(sums, at);
    }

    /** Sum of a vector in each of {@link Lanes#COPIES}, in their order. */
    static FloatVector sumOfCopies(float[] x, int at) {
        return floats(x, at)
                .add(floats(x, at + Lanes.ROW))
                .add(floats(x, at + 2 * Lanes.ROW))
                .add(floats(x, at + 3 * Lanes.ROW));
    }

    static IntVector sumOfCopies(int[] x, int at) {
        return ints(x, at)
                .add(ints(x, at + Lanes.ROW))
                .add(ints(x, at + 2 * Lanes.ROW))
                .add(ints(x, at + 3 * Lanes.ROW));
    }

    /** A mark in each lane. */
    static IntVector marks(int word) {
        return IntVector.broadcast(INTS, word).lanewise(LSHR, MARK_PLACES).and((1 << Lanes.MARK) - 1);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.reinterpretAsInts()
                .min(FloatMath.MAX_EXPONENT_BITS)
                .reinterpretAsFloats()
                .max(FloatMath.MIN_EXPONENT);
        FloatVector shifted = bounded.mul(FloatMath.LOG2_E).add(FloatMath.ROUNDER);
        IntVector power = shifted.reinterpretAsInts().sub(FloatMath.ROUNDER_BITS);
        FloatVector whole = shifted.sub(FloatMath.ROUNDER);
        FloatVector r = bounded.sub(whole.mul(FloatMath.LN2_HIGH)).sub(whole.mul(FloatMath.LN2_LOW));
        FloatVector p = r.mul(FloatMath.EXP_7).add(FloatMath.EXP_6);
        p = p.mul(r).add(FloatMath.EXP_5);
        p = p.mul(r).add(FloatMath.EXP_4);
        p = p.mul(r).add(FloatMath.EXP_3);
        p = p.mul(r).add(FloatMath.EXP_2);
        FloatVector y = p.mul(r).mul(r).add(r).add(1f);
        return y.mul(power.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
    }

    /** Bounds given by their bits: numbers of one sign compare as their bits do, and negative ones are below the bounds either way. */
    static FloatVector clip(FloatVector x, int least, int most) {
        return x.reinterpretAsInts().min(most).max(least).reinterpretAsFloats();
    }

    static FloatVector inverse(float[] x, int at) {
        return FloatVector.broadcast(FLOATS, 1f).div(FloatVector.fromArray(FLOATS, x, at));
    }

    static FloatVector dampen(FloatVector x, FloatVector a, FloatVector b) {
        FloatVector damped = a.mul(x).mul(exp(FloatVector.broadcast(FLOATS, 1f).sub(x.mul(b))));
        return x.reinterpretAsInts().min(damped.reinterpretAsInts()).reinterpretAsFloats();
    }

    static FloatVector inverseSquare(float[] x, float[] y, int at) {
        FloatVector a = FloatVector.fromArray(FLOATS, x, at);
        FloatVector b = FloatVector.fromArray(FLOATS, y, at);
        FloatVector product = a.mul(b);
        return a.mul(a).add(b.mul(b)).mul(0.5f).div(product.mul(product));
    }

    static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector e = bits.sub(FloatMath.HALF_ROOT_BITS).lanewise(ASHR, 23);
        FloatVector m = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector exponent = (FloatVector) e.convert(I2F, 0);
        FloatVector z = m.mul(m);
        FloatVector p = m.mul(FloatMath.LOG_8).add(FloatMath.LOG_7);
        p = p.mul(m).add(FloatMath.LOG_6);
        p = p.mul(m).add(FloatMath.LOG_5);
        p = p.mul(m).add(FloatMath.LOG_4);
        p = p.mul(m).add(FloatMath.LOG_3);
        p = p.mul(m).add(FloatMath.LOG_2);
        p = p.mul(m).add(FloatMath.LOG_1);
        p = p.mul(m).add(FloatMath.LOG_0);
        FloatVector y = p.mul(m).mul(z);
        y = y.add(exponent.mul(FloatMath.LN2_LOW));
        y = y.sub(z.mul(0.5f));
        return m.add(y).add(exponent.mul(FloatMath.LN2_HIGH));
    }

    static FloatVector uniform(IntVector words) {
        return ((FloatVector) words.lanewise(LSHR, 8).convert(I2F, 0)).mul(TO_UNIT);
    }

    static FloatVector positiveUniform(IntVector words) {
        return ((FloatVector) words.lanewise(LSHR, 8).add(1).convert(I2F, 0)).mul(TO_UNIT);
    }

    static FloatVector cosTurn(FloatVector turn) {
        return quarterSin(turn.sub(0.5f).abs().sub(0.25f));
    }

    static FloatVector sinTurn(FloatVector turn) {
        FloatVector centred = turn.sub(0.5f);
        FloatVector distance = centred.abs();
        FloatVector magnitude = quarterSin(distance.min(distance.neg().add(0.5f)));
        IntVector sign = centred.reinterpretAsInts().not().and(FloatMath.SIGN_BIT);
        return magnitude.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    static FloatVector quarterSin(FloatVector turn) {
        FloatVector x = turn.mul(FloatMath.TURN);
        FloatVector z = x.mul(x);
        FloatVector p = z.mul(FloatMath.SIN_11).add(FloatMath.SIN_9);
        p = p.mul(z).add(FloatMath.SIN_7);
        p = p.mul(z).add(FloatMath.SIN_5);
        p = p.mul(z).add(FloatMath.SIN_3);
        return x.add(x.mul(z).mul(p));
    }

    /**
     * A block per lane of {@code entities} and one per lane of {@code others}, side by side: a block is a chain of products, each of which waits for the
     * one before.
     */
    static void philox(
            Draws draws,
            IntVector entities,
            IntVector others,
            int tick,
            int code,
            int otherCode,
            int at,
            int otherAt,
            int stride,
            int[] out,
            int[] otherOut) {
        int k0 = (int) draws.seed();
        int k1 = (int) (draws.seed() >>> 32);
        IntVector c0 = entities;
        IntVector c1 = IntVector.broadcast(INTS, tick);
        IntVector c2 = IntVector.broadcast(INTS, draws.replicate());
        IntVector c3 = IntVector.broadcast(INTS, code);
        IntVector d0 = others;
        IntVector d1 = c1;
        IntVector d2 = c2;
        IntVector d3 = IntVector.broadcast(INTS, otherCode);
        for (int round = 0; round < Philox.ROUNDS; round++) {
            IntVector high0 = high(c0, Philox.M0);
            IntVector otherHigh0 = high(d0, Philox.M0);
            IntVector high1 = high(c2, Philox.M1);
            IntVector otherHigh1 = high(d2, Philox.M1);
            IntVector low0 = c0.mul((int) Philox.M0);
            IntVector otherLow0 = d0.mul((int) Philox.M0);
            IntVector low1 = c2.mul((int) Philox.M1);
            IntVector otherLow1 = d2.mul((int) Philox.M1);
            c0 = high1.lanewise(XOR, c1).lanewise(XOR, k0);
            d0 = otherHigh1.lanewise(XOR, d1).lanewise(XOR, k0);
            c1 = low1;
            d1 = otherLow1;
            c2 = high0.lanewise(XOR, c3).lanewise(XOR, k1);
            d2 = otherHigh0.lanewise(XOR, d3).lanewise(XOR, k1);
            c3 = low0;
            d3 = otherLow0;
            k0 += Philox.W0;
            k1 += Philox.W1;
        }
        // Here, not in a method of its own: the compiler would forget how wide the vectors are.
        c0.intoArray(out, at);
        c1.intoArray(out, at + stride);
        c2.intoArray(out, at + 2 * stride);
        c3.intoArray(out, at + 3 * stride);
        d0.intoArray(otherOut, otherAt);
        d1.intoArray(otherOut, otherAt + stride);
        d2.intoArray(otherOut, otherAt + 2 * stride);
        d3.intoArray(otherOut, otherAt + 3 * stride);
    }

    /** Upper halves of the 64-bit products of unsigned lanes with m: even and odd lanes apart, since products take twice the room. */
    static IntVector high(IntVector lanes, long m) {
        LongVector pairs = lanes.reinterpretAsLongs();
        LongVector even = pairs.and(Philox.LOW).mul(m).lanewise(LSHR, 32);
        LongVector odd = pairs.lanewise(LSHR, 32).mul(m).and(~Philox.LOW);
        return even.or(odd).reinterpretAsInts();
    }

    /** Numbers to treat in whole vectors: one vector more than fits into count, where both arrays have room for it. */
    static int whole(int count, int room, int otherRoom) {
        int up = (count + WIDTH - 1) & -WIDTH;
        return up <= room && up <= otherRoom ? up : count & -WIDTH;
    }
}
