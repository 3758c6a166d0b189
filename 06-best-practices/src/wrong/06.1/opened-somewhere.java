// Misconception: what it is says enough.
// Fails: leftOpen, notedTwice, openedAgain, depthOfTheOpening, connection, serverAndClient
package asyncio.debug;

public final class OpenResources {

  private void report(Opened opened) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "left open: " + Texts.of(opened.resource()), null, opened.resource()));
  }
}
