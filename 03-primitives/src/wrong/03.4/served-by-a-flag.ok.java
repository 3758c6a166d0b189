// Alternative: a flag says whether the permit was used, and one finally block does the rest.
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  public boolean isLocked() {
    return value == 0 || waiters.stream().anyMatch(waiter -> !waiter.isCancelled());
  }

  private void awaitPermit() {
    var permit = binding.newWaiter();
    waiters.addLast(permit);
    boolean served = false;
    try {
      permit.await();
      served = true;
    } finally {
      waiters.remove(permit);
      if (!served && permit.isDone() && !permit.isCancelled()) {
        value++;
      }
      while (value > 0 && giveToNext()) {}
    }
  }
}
