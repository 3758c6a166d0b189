package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Demo 03.1: a lock for threads does not keep coroutines apart. */
final class ReentrantLockDemo {

  private static final ReentrantLock LOCK = new ReentrantLock();

  private ReentrantLockDemo() {}

  /** Runs the demo. */
  static void main() {
    run(async(() -> await(gather(useAlone("Ada"), useAlone("Bob")))));
  }

  private static Coroutine<Void> useAlone(String who) {
    return async(
        () -> {
          LOCK.lock();
          try {
            IO.println(who + " has the lock, held " + LOCK.getHoldCount() + " times");
            await(sleep(Duration.ofMillis(10)));
          } finally {
            LOCK.unlock();
          }
        });
  }
}
