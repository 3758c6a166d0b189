package asyncio.compare;

import java.util.ArrayList;

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

  /** Gives the virtual threads that were started the occasion to come to where they wait. */
  static void turnsOfVirtualThreads() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      var others = new ArrayList<Thread>();
      for (int i = 0; i < 8; i++) {
        others.add(Thread.startVirtualThread(Thread::yield));
      }
      for (Thread other : others) {
        other.join();
      }
    }
  }
}
