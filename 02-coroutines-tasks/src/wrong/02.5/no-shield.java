// Misconception: a shield is the future itself.
// Fails: cancellingWhoWaitsDoesNotReachWhatIsShielded, whatIsDoneNeedsNoShield,
//   aFailureAfterTheShieldWasCancelledIsReported, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Shield {
  public static <T> Future<T> around(Awaitable<T> awaitable) {
    return Tasks.ensureFuture(awaitable);
  }
}
