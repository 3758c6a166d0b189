// Misconception: who was woken first leaves first.
// Fails: oneInTheMiddleLeaves
package asyncio.sync;

public final class Event {

  private void awaitSet() {
    if (set) {
      return;
    }
    Future<Void> waiter = binding.newWaiter();
    waiters.add(waiter);
    try {
      waiter.await();
    } finally {
      waiters.poll();
    }
  }
}
