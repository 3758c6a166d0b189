// Misconception: when time is up, nobody waits any longer.
// Fails: cancelledWhileWaitingForCleanup, waitForWaitsForCleanup, aStubbornResultIsNotLost,
//   noTimeAtAll, aCancellationFromOutsideReachesWhatIsWaitedFor, whatACoroutineGotDoesNotLeak,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class WaitFor {
  public static <T> Coroutine<T> of(Awaitable<T> awaitable, Duration timeout) {
    return new Coroutine<>(
        () -> {
          Future<T> future = Tasks.ensureFuture(awaitable);
          if (future.isDone()) {
            return future.result();
          }
          try {
            return Timeout.around(() -> deadline(timeout), limit -> Shield.around(future).await())
                .await();
          } finally {
            future.cancel();
          }
        });
  }
}
