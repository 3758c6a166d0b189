// Misconception: a handler that fails fails, and somebody up there will hear.
// Fails: theRenderer, aHandlerThatFails, aHandlerThatIsCancelled, theBodyOfAnError
package asyncio.http;

final class HttpConnection {

  private Response answer(Request request) throws Exception {
    try {
      return Objects.requireNonNull(handler.handle(request), "the handler returned null");
    } catch (HttpError error) {
      return errors.render(error);
    }
  }
}
