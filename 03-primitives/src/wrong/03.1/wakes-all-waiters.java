// Misconception: wake everybody, and let the first one win.
// Fails: eachReleaseWakesOne
package asyncio.sync;

import asyncio.task.Future;

public final class Lock {

  private Held take() {
    if (locked || someoneWaits()) {
      Future<Void> turn = binding.newWaiter();
      waiters.add(turn);
      while (true) {
        try {
          turn.await();
        } catch (Throwable givenUp) {
          waiters.remove(turn);
          wakeFirst();
          throw givenUp;
        }
        if (!locked && waiters.peek() == turn) {
          break;
        }
        Future<Void> next = binding.newWaiter();
        var line = new java.util.ArrayList<>(waiters);
        line.set(line.indexOf(turn), next);
        waiters.clear();
        waiters.addAll(line);
        turn = next;
      }
      waiters.remove(turn);
    }
    locked = true;
    return held;
  }

  private void wakeFirst() {
    for (Future<Void> waiter : java.util.List.copyOf(waiters)) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
      }
    }
  }
}
