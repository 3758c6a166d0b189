// Misconception: to print the stack trace is to report it.
// Fails: aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut, nullBringsTheDefaultHandlerBack,
//   withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError
package asyncio.loop;

final class CallbackRunner {

  void defaultExceptionHandler(ExceptionContext context) {
    System.err.println(context.message());
    if (context.exception() != null) {
      context.exception().printStackTrace();
    }
  }
}
