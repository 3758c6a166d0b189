// Misconception: to read does no harm.
// Fails: futureIsRead
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    String what = used == loop ? "the loop" : Texts.of(used);
    try {
      loop.callSoonThreadsafe(() -> tell(what, used, thread, stack));
    } catch (IllegalStateException closed) {
      // Nobody is left to be told.
    }
  }

  private void tell(String what, Object used, String thread, StackTraceElement[] stack) {
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
