// Misconception: every object has a text.
// Fails: throwingTextOfAResource
package asyncio.debug;

public final class OpenResources {

  private void report(Opened opened) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "left open: " + opened.resource(), opened.place(), opened.resource()));
  }
}
