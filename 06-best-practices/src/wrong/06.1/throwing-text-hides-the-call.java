// Misconception: a future has a text.
// Fails: throwingTextOfAFuture
package asyncio.debug;

public final class WrongThreadCalls {

  private void report(Object used, String thread, StackTraceElement[] stack) {
    String what = used == loop ? "the loop" : String.valueOf(used);
    loop.callExceptionHandler(
        new ExceptionContext(
            what
                + " was used on the thread "
                + thread
                + ", which is not the loop's: use callSoonThreadsafe",
            new Place("used here", stack),
            used));
  }
}
