package org.tenantry.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Places for what goes on at once on this node, and so many of them for each who asks. Of those who have none nothing is kept. */
public final class Places {
    private final Semaphore free;
    private final Supplier<ProblemException> noneIsFree;
    private final int mostOfEach;
    private final Supplier<ProblemException> noMoreForOne;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * @param most of all together
     * @param noneIsFree what is answered then
     * @param noMoreForOne what is answered to one who has as many as each may
     */
    public Places(
            int most, Supplier<ProblemException> noneIsFree, int mostOfEach, Supplier<ProblemException> noMoreForOne) {
        this.free = new Semaphore(most);
        this.noneIsFree = noneIsFree;
        this.mostOfEach = mostOfEach;
        this.noMoreForOne = noMoreForOne;
    }

    /** As many as all want together. */
    public static Places ofEach(int most, Supplier<ProblemException> noMoreForOne) {
        return new Places(Integer.MAX_VALUE, noMoreForOne, most, noMoreForOne);
    }

    /** One that is taken, until it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes one.
     *
     * @throws ProblemException if there is none
     */
    public Place take(String who) {
        taken.compute(who, (same, before) -> {
            int own = before == null ? 0 : before;
            if (own >= mostOfEach) {
                throw noMoreForOne.get();
            }
            if (!free.tryAcquire()) {
                throw noneIsFree.get();
            }
            return own + 1;
        });
        return () -> leave(who);
    }

    private void leave(String who) {
        taken.computeIfPresent(who, (same, own) -> own == 1 ? null : own - 1);
        free.release();
    }
}
