package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.time.Duration;

/** Checks, awaits and acts: with the order of steps that comes by itself, nobody sees it. */
final class PlantedRace {

  private int left = 1;

  /** Sells to two people, of which one comes a bit later, and looks whether that was right. */
  void run() {
    await(gather(buy(0), buy(1)));
    if (left < 0) {
      throw new AssertionError("sold " + (1 - left) + " times");
    }
  }

  private Coroutine<Void> buy(int later) {
    return async(
        () -> {
          turns(later);
          if (left > 0) {
            turns(1);
            left--;
          }
        });
  }

  /** The same, but nothing comes between the look and the deed. */
  void runFixed() {
    await(gather(buyAtOnce(0), buyAtOnce(1)));
    if (left < 0) {
      throw new AssertionError("sold " + (1 - left) + " times");
    }
  }

  private Coroutine<Void> buyAtOnce(int later) {
    return async(
        () -> {
          turns(later);
          if (left > 0) {
            left--;
            turns(1);
          }
        });
  }

  private static void turns(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }
}
