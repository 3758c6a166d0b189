package asyncio.loops.conformance;

import asyncio.loop.LoopParts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The loop on which the tests run at the moment: named in {@code -Dasyncio.loop.refit=…}. */
public final class LoopUnderTest implements UnaryOperator<Object> {

  private static final AtomicInteger REFITTED = new AtomicInteger();
  private static final AtomicInteger LEFT = new AtomicInteger();
  private static volatile UnaryOperator<LoopParts> refit = UnaryOperator.identity();

  /** Made by the first loop of the program. */
  public LoopUnderTest() {}

  static void use(UnaryOperator<LoopParts> another) {
    refit = another;
    REFITTED.set(0);
    LEFT.set(0);
  }

  static int refitted() {
    return REFITTED.get();
  }

  static int left() {
    return LEFT.get();
  }

  /** A test that loads the loop's classes a second time has other parts, which are left to it. */
  @Override
  public Object apply(Object made) {
    Object used = made instanceof LoopParts parts ? refit.apply(parts) : made;
    (used == made ? LEFT : REFITTED).incrementAndGet();
    return used;
  }
}
