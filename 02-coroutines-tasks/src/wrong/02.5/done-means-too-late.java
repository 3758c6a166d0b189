// Misconception: if what the task waits for is done, the cancellation comes too late.
// Fails: aRequestThatWasKeptIsDeliveredOnce, aResultInTheSameIterationDoesNotSaveATask,
//   norDoesAFailureInTheSameIteration, aRequestThatIsRefusedIsKept
package asyncio.task;

final class CancelRequest {
  void make(Future<?> waitsFor, String message) {
    if (waitsFor != null) {
      waitsFor.cancel(message);
      return;
    }
    pending = true;
    this.message = message;
  }
}
