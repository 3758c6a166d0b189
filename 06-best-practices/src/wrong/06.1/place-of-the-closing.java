// Misconception: the stack is taken when it is needed.
// Fails: leftOpen, notedTwice, openedAgain, connection, serverAndClient
package asyncio.debug;

public final class OpenResources {

  private void report(Opened opened) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "left open: " + Texts.of(opened.resource()), new Place("opened here", Stacks.here(depth)), opened.resource()));
  }
}
