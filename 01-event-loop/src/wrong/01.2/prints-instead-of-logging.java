// Misconception: to print the stack trace is to report it.
// Fails: withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError, nullBringsTheDefaultHandlerBack,
//   aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut,
//   theDefaultHandlerTellsOfBothFailuresIfTheSourceIsAContextToo,
//   theDefaultHandlerTellsOfBothFailuresAlsoIfTheFirstSourceCannotBePutIntoWords
package asyncio.loop;

final class CallbackRunner {

  void defaultExceptionHandler(ExceptionContext context) {
    System.err.println(context.message());
    if (context.exception() != null) {
      context.exception().printStackTrace();
    }
  }
}
