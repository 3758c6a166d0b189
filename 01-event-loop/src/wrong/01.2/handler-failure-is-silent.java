// Misconception: nobody is left to tell when the handler itself fails.
// Fails: aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut
package asyncio.loop;

final class CallbackRunner {

  void callExceptionHandler(ExceptionContext context) {
    if (handler == null) {
      defaultExceptionHandler(context);
      return;
    }
    try {
      handler.handle(loop, context);
    } catch (Throwable failure) {
      throwIfFatal(failure);
    }
  }
}
