// Misconception: whatever a handler throws is a failure.
// Fails: aCancelledConnection, whenTimeIsUp, twice, noTime
package asyncio.http;

final class HttpConnection {

  private Response answer(Request request) throws Exception {
    try {
      return Objects.requireNonNull(handler.handle(request), "the handler returned null");
    } catch (HttpError error) {
      return errors.render(error);
    } catch (ClientGone gone) {
      throw gone;
    } catch (Throwable failure) {
      HandlerFailure.report(request, failure);
      return errors.render(new HttpError(Status.INTERNAL_SERVER_ERROR, "Internal Server Error"));
    }
  }
}
