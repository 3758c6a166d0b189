// Misconception: Exception covers all that a callback can throw.
// Fails: anErrorOrACheckedExceptionIsHandledLikeAnyOtherFailure,
//   aCallbackThatOverflowsTheStackIsAFailureLikeAnyOther
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      handle.run();
    } catch (Exception failure) {
      callExceptionHandler(
          new ExceptionContext("Exception in callback " + text(handle), failure, handle));
    }
  }
}
