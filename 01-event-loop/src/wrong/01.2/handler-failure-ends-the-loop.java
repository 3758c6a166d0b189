// Misconception: an exception handler does not fail.
// Fails: aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut
package asyncio.loop;

final class CallbackRunner {

  void callExceptionHandler(ExceptionContext context) {
    if (handler == null) {
      defaultExceptionHandler(context);
    } else {
      handler.handle(loop, context);
    }
  }
}
