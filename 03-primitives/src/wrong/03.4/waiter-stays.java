// Misconception: who is woken leaves the line, and nobody else.
// Fails: itSaysWhatItIs, randomPrograms
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private void awaitPermit() {
    var permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
      waiters.remove(permit);
    } catch (Throwable givenUp) {
      if (permit.isDone() && !permit.isCancelled()) {
        value++;
      }
      throw givenUp;
    } finally {
      while (value > 0 && giveToNext()) {}
    }
  }
}
