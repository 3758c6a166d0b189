package asyncio.testing.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.sync.Lock;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.function.Supplier;

/** Sells tickets: checks whether there is one, awaits the payment, and gives it out. */
final class TicketShop {

  private int left = 1;

  private Coroutine<Boolean> buy() {
    return async(
        () -> {
          if (left == 0) {
            return false;
          }
          await(payment());
          left--;
          return true;
        });
  }

  private static Coroutine<Void> payment() {
    return sleep(Duration.ZERO);
  }

  /** A test of it: two people, of whom one has to find the counter first. */
  static void test() {
    var shop = new TicketShop();
    await(gather(shop.buy(), afterAWalk(shop::buy)));
    if (shop.left < 0) {
      throw new AssertionError("the last ticket was sold twice");
    }
  }

  /** The same test, if only one person is served at a time. */
  static void testOfTheFixedShop() {
    var shop = new TicketShop();
    var counter = new Lock();
    Supplier<Coroutine<Boolean>> buy =
        () ->
            async(
                () -> {
                  try (var _ = await(counter.acquire())) {
                    return await(shop.buy());
                  }
                });
    await(gather(buy.get(), afterAWalk(buy)));
    if (shop.left < 0) {
      throw new AssertionError("the last ticket was sold twice");
    }
  }

  private static Coroutine<Boolean> afterAWalk(Supplier<Coroutine<Boolean>> buy) {
    return async(
        () -> {
          for (int i = 0; i < 2; i++) {
            await(sleep(Duration.ZERO));
          }
          return await(buy.get());
        });
  }
}
