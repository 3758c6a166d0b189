// Misconception: the text names the resource, which is enough.
// Fails: leftOpen, inOrder
package asyncio.debug;

public final class OpenResources {

  private void report(Opened opened) {
    loop.callExceptionHandler(
        new ExceptionContext("left open: " + Texts.of(opened.resource()), opened.place(), null));
  }
}
