package asyncio.compare;

/** Waits for what a thread tells nobody: that it has come to wait. */
final class Await {

  private Await() {}

  /** Blocks until a thread blocks, or has ended. */
  static void waiting(Thread thread) {
    while (true) {
      switch (thread.getState()) {
        case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> {
          return;
        }
        case NEW, RUNNABLE -> Thread.onSpinWait();
      }
    }
  }
}
