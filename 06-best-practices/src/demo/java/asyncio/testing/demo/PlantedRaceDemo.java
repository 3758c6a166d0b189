package asyncio.testing.demo;

import asyncio.testing.InterleavingError;
import asyncio.testing.Interleavings;
import asyncio.testing.Limits;
import java.util.List;
import java.util.concurrent.Callable;

/** Demo 06.5: a race that a plain test never sees, found by its seed, again and again. */
final class PlantedRaceDemo {

  private static final int RUNS = 200;
  private static final long SEED = 2026;
  private static final int TIMES = 20;

  private PlantedRaceDemo() {}

  /** Runs the demo. */
  static void main() {
    var plain = new Interleavings(RUNS, SEED, 0, Limits.DEFAULT);
    IO.println(
        "In the order that comes by itself, %d of %d runs fail."
            .formatted(plain.failures(racy()).size(), RUNS));

    List<InterleavingError> found = Interleavings.of(RUNS).from(SEED).failures(racy());
    IO.println("In other orders, %d of %d do. The first:".formatted(found.size(), RUNS));
    IO.println("  " + found.getFirst().getMessage());

    long seed = found.getFirst().seed();
    long again = 0;
    for (int i = 0; i < TIMES; i++) {
      again += Interleavings.of(1).from(seed).failures(racy()).size();
    }
    IO.println("With seed %d, %d of %d runs fail.".formatted(seed, again, TIMES));

    Callable<?> fixed = action(TicketShop::testOfTheFixedShop);
    IO.println(
        "With a lock, %d of %d runs fail."
            .formatted(Interleavings.of(RUNS).from(SEED).failures(fixed).size(), RUNS));
  }

  private static Callable<?> racy() {
    return action(TicketShop::test);
  }

  private static Callable<?> action(Runnable action) {
    return () -> {
      action.run();
      return null;
    };
  }
}
